package io.orrery.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Mic;
import io.orrery.market.Bar;
import io.orrery.market.CalendarRules;
import io.orrery.market.Calendars;
import io.orrery.market.MarketDataException;
import io.orrery.market.TradingCalendar;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderStatus;
import io.orrery.order.TimeInForce;
import io.orrery.testkit.Samples;
import io.orrery.trade.Side;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Assumptions.MarketHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** Hours as a calendar has them. March 2, 2026 is a Monday; New York is 5 hours behind. */
class CalendarScheduleTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant OPEN = Instant.parse("2026-03-02T14:30:00Z");
  private static final Instant CLOSE = Instant.parse("2026-03-02T21:00:00Z");
  private static final Instant NEXT_CLOSE = Instant.parse("2026-03-03T18:00:00Z");

  private final MarketSchedule schedule = MarketSchedule.of(calendar(new Mic("XNYS")));

  @Test
  void isOpenFromTheOpeningOnAndBeforeTheClose() {
    assertThat(schedule.isOpen(OPEN)).isTrue();
    assertThat(schedule.isOpen(OPEN.minusMillis(1))).isFalse();
    assertThat(schedule.isOpen(CLOSE)).isFalse();
    assertThat(schedule.kind()).isEqualTo(MarketHours.RESPECTED);
    assertThat(MarketSchedule.of(calendar(Calendars.ALWAYS_OPEN)).kind())
        .isEqualTo(MarketHours.ROUND_THE_CLOCK);
  }

  @Test
  void aBarIsOverWhenTradingIs() {
    assertThat(schedule.closeOf(OPEN, MINUTE)).isEqualTo(OPEN.plus(MINUTE));
    assertThat(schedule.closeOf(OPEN, Duration.ofDays(1))).isEqualTo(CLOSE);
    assertThat(schedule.closeOf(CLOSE.minusSeconds(30), MINUTE)).isEqualTo(CLOSE);
    assertThat(schedule.closeOf(CLOSE, MINUTE)).isEqualTo(CLOSE.plus(MINUTE));
  }

  @Test
  void aDayEndsAtItsCloseAndBehindThatAtTheNext() {
    assertThat(schedule.dayEndsAfter(OPEN.minusSeconds(3600))).isEqualTo(CLOSE);
    assertThat(schedule.dayEndsAfter(OPEN)).isEqualTo(CLOSE);
    assertThat(schedule.dayEndsAfter(CLOSE)).isEqualTo(NEXT_CLOSE);
  }

  @Test
  void anOrderForTheDayGivenAtTheCloseLivesUntilTheNext() {
    Desk desk =
        new Desk(Desk.range().with(new Timing(FillModel.NEXT_BAR_RANGE, Latency.none(), schedule)));
    daily(desk, OPEN, 100);
    ClientOrderId fills = desk.send(Side.BUY, "1", Desk.MARKET, TimeInForce.DAY);
    ClientOrderId ends = desk.send(Side.BUY, "1", Desk.limit("50"), TimeInForce.DAY);
    daily(desk, Instant.parse("2026-03-03T14:30:00Z"), 101);

    assertThat(desk.fills(fills)).containsExactly("1@101");
    assertThat(desk.status(ends)).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void tradesNothingBeyondTheCalendarsDatesAndSaysSo() {
    Desk desk =
        new Desk(Desk.range().with(new Timing(FillModel.NEXT_BAR_RANGE, Latency.none(), schedule)));

    assertThatThrownBy(() -> daily(desk, Instant.parse("2026-04-01T14:30:00Z"), 101))
        .isInstanceOf(MarketDataException.class)
        .hasMessageContaining("renew the calendar's file");
  }

  private static void daily(Desk desk, Instant start, double price) {
    Bar bar = new Bar(start, price, price, price, price, 1000);
    desk.broker.bar(Desk.ABC, bar, Duration.ofDays(1));
  }

  private static TradingCalendar calendar(Mic mic) {
    CalendarRules rules =
        Samples.weekdays(mic, LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-06"));
    rules.earlyClose(LocalDate.parse("2026-03-03"), LocalTime.of(13, 0), "a test");
    return new TradingCalendar(rules, "a test");
  }
}
