package io.orrery.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Mic;
import io.orrery.market.CalendarRules;
import io.orrery.market.TradingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MarketStatusTest {

  private static Finding<MarketStatus> at(String instant) {
    CalendarRules rules =
        new CalendarRules(
            new Mic("XNYS"),
            ZoneId.of("America/New_York"),
            LocalDate.parse("2026-03-02"),
            LocalDate.parse("2026-03-06"));
    rules.hours(
        LocalDate.parse("2026-03-02"),
        DayOfWeek.MONDAY,
        LocalTime.parse("09:30"),
        LocalTime.parse("16:00"));
    return MarketStatus.at(new TradingCalendar(rules, "a test"), Instant.parse(instant));
  }

  @Test
  void isOpenOrClosedWithAReasonAndUnknownPastTheCalendarsEnd() {
    assertThat(at("2026-03-02T15:00:00Z")).isEqualTo(Finding.of(new MarketStatus.Open()));
    assertThat(at("2026-03-03T15:00:00Z"))
        .isEqualTo(
            Finding.of(
                new MarketStatus.Closed(
                    "XNYS is closed at 2026-03-03T15:00:00Z: no trading on a TUESDAY")));
    assertThat(at("2026-03-09T15:00:00Z"))
        .isInstanceOfSatisfying(
            Finding.Missing.class,
            missing -> assertThat(missing.reason()).contains("renew the calendar's file"));
  }
}
