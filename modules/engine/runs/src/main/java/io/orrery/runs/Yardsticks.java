package io.orrery.runs;

import io.orrery.analytics.Benchmark;
import io.orrery.analytics.Conventions;
import io.orrery.analytics.EquityCurve;
import io.orrery.backtest.Hours;
import io.orrery.market.BarSeries;
import io.orrery.market.TradingCalendar;
import io.orrery.market.VerifiedBars;
import java.time.temporal.ChronoUnit;

/** What results in one market are measured by. */
public final class Yardsticks {

  private Yardsticks() {}

  /**
   * Days end on the market's clock, and a year has as many periods as the market's has days of
   * trading on average.
   *
   * @param riskFreeRate what money earns without risk, a fraction a year, above -1
   */
  public static Conventions conventions(TradingCalendar calendar, double riskFreeRate) {
    long days = ChronoUnit.DAYS.between(calendar.validFrom(), calendar.validUntil()) + 1;
    int sessions = calendar.days(calendar.validFrom(), calendar.validUntil()).size();
    return new Conventions(
        calendar.zone(),
        riskFreeRate,
        Math.round(sessions * 365.25 / days),
        "calendar " + calendar.mic());
  }

  /** An instrument's closes, each when it was known. */
  static Benchmark benchmark(VerifiedBars data, TradingCalendar calendar, BarSeries series) {
    return new Benchmark(
        series.symbol().value() + ", held", data.lineage(), closes(data, calendar, series));
  }

  private static EquityCurve closes(VerifiedBars data, TradingCalendar calendar, BarSeries series) {
    long[] millis = new long[series.size()];
    double[] close = new double[series.size()];
    Hours hours = new CalendarHours(calendar);
    for (int i = 0; i < millis.length; i++) {
      millis[i] =
          hours.closeOf(series.startMillis(i), data.dataset().terms().interval().toMillis());
      close[i] = series.close(i);
    }
    return EquityCurve.of(millis, close);
  }
}
