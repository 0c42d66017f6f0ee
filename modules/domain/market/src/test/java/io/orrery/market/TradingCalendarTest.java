package io.orrery.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TradingCalendarTest {

  private final TradingCalendar newYork = Markets.newYork();
  private final TradingCalendar tokyo = Markets.tokyo();

  @Test
  void openingMovesWithDaylightSavingTime() {
    assertThat(newYork.day(date("2024-03-08")).orElseThrow().open())
        .isEqualTo(at("2024-03-08T14:30:00Z"));
    assertThat(newYork.day(date("2024-03-11")).orElseThrow().open())
        .isEqualTo(at("2024-03-11T13:30:00Z"));
  }

  @Test
  void openingIsInsideAndCloseIsOutside() {
    assertThat(newYork.isOpenAt(at("2024-01-02T14:29:59.999Z"))).isFalse();
    assertThat(newYork.isOpenAt(at("2024-01-02T14:30:00Z"))).isTrue();
    assertThat(newYork.isOpenAt(at("2024-01-02T20:59:59.999Z"))).isTrue();
    assertThat(newYork.isOpenAt(at("2024-01-02T21:00:00Z"))).isFalse();
  }

  @Test
  void lunchBreakIsClosedWithItsReason() {
    assertThat(tokyo.isOpenAt(at("2024-06-03T02:29:00Z"))).isTrue();
    assertThat(tokyo.isOpenAt(at("2024-06-03T02:30:00Z"))).isFalse();
    assertThat(tokyo.isOpenAt(at("2024-06-03T03:30:00Z"))).isTrue();
    assertThat(tokyo.closedBecause(at("2024-06-03T03:00:00Z")).orElseThrow())
        .contains("a break until 2024-06-03T03:30:00Z");
    assertThat(tokyo.nextOpen(at("2024-06-03T01:00:00Z"))).isEqualTo(at("2024-06-03T03:30:00Z"));
  }

  @Test
  void aBarIsOverWhenItsIntervalOrItsTradingIs() {
    Instant open = at("2024-06-03T00:00:00Z");
    assertThat(tokyo.closeOf(open, Duration.ofMinutes(5))).isEqualTo(at("2024-06-03T00:05:00Z"));
    assertThat(tokyo.closeOf(at("2024-06-03T02:00:00Z"), Duration.ofHours(1)))
        .as("the break")
        .isEqualTo(at("2024-06-03T02:30:00Z"));
    assertThat(tokyo.closeOf(open, Duration.ofDays(1)))
        .as("the day's end behind the break")
        .isEqualTo(at("2024-06-03T06:00:00Z"));
    assertThat(tokyo.closeOf(at("2024-06-03T03:00:00Z"), Duration.ofMinutes(5)))
        .as("while it is closed")
        .isEqualTo(at("2024-06-03T03:05:00Z"));
  }

  @Test
  void hoursChangeFromTheirDateOn() {
    assertThat(tokyo.day(date("2024-11-04")).orElseThrow().close())
        .isEqualTo(at("2024-11-04T06:00:00Z"));
    assertThat(tokyo.day(date("2024-11-05")).orElseThrow().close())
        .isEqualTo(at("2024-11-05T06:30:00Z"));
  }

  @Test
  void earlyCloseCutsTheDayAndHolidayRemovesIt() {
    assertThat(newYork.day(date("2024-07-03")).orElseThrow().close())
        .isEqualTo(at("2024-07-03T17:00:00Z"));
    assertThat(newYork.day(date("2024-07-04"))).isEmpty();
    assertThat(newYork.closedBecause(at("2024-07-03T18:00:00Z")).orElseThrow())
        .contains("closed at 2024-07-03T17:00:00Z", "the day before");
    assertThat(newYork.closedBecause(at("2024-07-04T18:00:00Z")).orElseThrow())
        .contains("Independence Day");
    assertThat(newYork.closedBecause(at("2024-07-06T18:00:00Z")).orElseThrow())
        .contains("SATURDAY");
    assertThat(newYork.closedBecause(at("2024-07-05T12:00:00Z")).orElseThrow())
        .contains("opens at 2024-07-05T13:30:00Z");
    assertThat(newYork.closedBecause(at("2024-07-05T14:00:00Z"))).isEmpty();
  }

  @Test
  void nextAndPreviousAreStrict() {
    Instant open = at("2024-07-05T13:30:00Z");
    assertThat(newYork.nextOpen(at("2024-07-03T13:30:00Z"))).isEqualTo(open);
    assertThat(newYork.previousOpen(open)).isEqualTo(at("2024-07-03T13:30:00Z"));
    assertThat(newYork.previousOpen(open.plusMillis(1))).isEqualTo(open);
    assertThat(newYork.nextClose(at("2024-07-03T16:59:59Z"))).isEqualTo(at("2024-07-03T17:00:00Z"));
    assertThat(newYork.nextClose(at("2024-07-03T17:00:00Z"))).isEqualTo(at("2024-07-05T20:00:00Z"));
  }

  @Test
  void dateOfAnInstantIsThatOfTheMarketsClock() {
    assertThat(newYork.dateAt(at("2024-01-03T03:00:00Z"))).isEqualTo(date("2024-01-02"));
    assertThat(tokyo.dateAt(at("2024-01-03T23:00:00Z"))).isEqualTo(date("2024-01-04"));
  }

  @Test
  void daysBetweenDatesAreInclusive() {
    assertThat(newYork.days(date("2024-07-01"), date("2024-07-07")))
        .extracting(TradingDay::date)
        .containsExactly(
            date("2024-07-01"), date("2024-07-02"), date("2024-07-03"), date("2024-07-05"));
    assertThat(newYork.days(date("2024-07-06"), date("2024-07-07"))).isEmpty();
    assertThat(newYork.days(date("2024-07-07"), date("2024-07-06"))).isEmpty();
  }

  @Test
  void aMarketThatNeverClosesIsOpenAtMidnightAndWhenItsClockChanges() {
    TradingCalendar utc = Markets.always("UTC");
    assertThat(utc.isOpenAt(at("2024-06-30T23:59:59.999Z"))).isTrue();
    assertThat(utc.isOpenAt(at("2024-07-01T00:00:00Z"))).isTrue();
    TradingCalendar berlin = Markets.always("Europe/Berlin");
    assertThat(berlin.day(date("2024-03-31")).orElseThrow())
        .satisfies(
            day -> assertThat(java.time.Duration.between(day.open(), day.close())).hasHours(23));
    assertThat(berlin.isOpenAt(at("2024-03-31T01:00:00Z"))).isTrue();
  }

  @Test
  void refusesEveryQuestionOutsideOfItsValidity() {
    Instant late = at("2025-01-02T15:00:00Z");
    LocalDate after = date("2025-01-01");
    assertRefused(calendar -> calendar.isOpenAt(late));
    assertRefused(calendar -> calendar.dateAt(late));
    assertRefused(calendar -> calendar.closedBecause(late));
    assertRefused(calendar -> calendar.nextOpen(late));
    assertRefused(calendar -> calendar.nextOpen(at("2024-12-31T20:00:00Z")));
    assertRefused(calendar -> calendar.nextClose(at("2024-12-31T22:00:00Z")));
    assertRefused(calendar -> calendar.previousOpen(at("2024-01-01T14:30:00Z")));
    assertRefused(calendar -> calendar.day(after));
    assertRefused(calendar -> calendar.days(date("2024-12-30"), after));
    assertRefused(calendar -> calendar.day(date("2023-12-31")));
  }

  private void assertRefused(Consumer<TradingCalendar> question) {
    assertThatThrownBy(() -> question.accept(newYork))
        .isInstanceOf(MarketDataException.class)
        .hasMessageContaining("2024-01-01 to 2024-12-31 (valid_from, valid_until)");
  }

  @Test
  void refusesRulesThatContradictEachOther() {
    assertThatThrownBy(() -> Markets.newYorkRules().holiday(date("2024-07-06"), "Saturday"))
        .hasMessageContaining("a day with hours");
    assertThatThrownBy(() -> Markets.newYorkRules().holiday(date("2025-07-04"), "late"))
        .hasMessageContaining("2024-01-01 to 2024-12-31");
    assertThatThrownBy(
            () ->
                Markets.newYorkRules()
                    .holiday(date("2024-07-04"), "one")
                    .earlyClose(date("2024-07-04"), LocalTime.NOON, "two"))
        .hasMessageContaining("given once");
    assertThatThrownBy(
            () -> Markets.newYorkRules().earlyClose(date("2024-07-03"), LocalTime.of(16, 0), "no"))
        .hasMessageContaining("within the hours");
    assertThatThrownBy(
            () ->
                Markets.newYorkRules()
                    .hours(
                        Markets.BEGIN,
                        java.time.DayOfWeek.MONDAY,
                        LocalTime.of(15, 0),
                        LocalTime.of(17, 0)))
        .hasMessageContaining("must not begin before");
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
