package io.orrery.analytics;

import static io.orrery.analytics.Curves.PLAIN;
import static io.orrery.analytics.Curves.daily;
import static io.orrery.analytics.Curves.evidence;
import static io.orrery.analytics.Curves.noon;
import static io.orrery.analytics.Curves.performance;
import static io.orrery.analytics.Curves.trip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.orrery.basics.Symbol;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PerformanceTest {

  private static double value(Performance of, Measure measure) {
    assertThat(of.metric(measure)).isInstanceOf(Metric.Value.class);
    return ((Metric.Value) of.metric(measure)).value();
  }

  private static void assertUndefined(Performance of, Measure measure, String reason) {
    assertThat(of.metric(measure)).isEqualTo(new Metric.Undefined(reason));
  }

  private static double[] rising(int days, double perDay) {
    return IntStream.range(0, days).mapToDouble(i -> 100 * Math.pow(1 + perDay, i)).toArray();
  }

  @Test
  void totalReturnIsFromTheFirstPointToTheLast() {
    assertThat(value(performance(100, 50, 110), Measure.TOTAL_RETURN))
        .isCloseTo(0.1, within(1e-12));
  }

  @Test
  void annualisedReturnCompoundsOverCalendarTime() {
    double[] equity = new double[366];
    java.util.Arrays.fill(equity, 100);
    equity[365] = 121;
    double years = 365 / 365.25;
    assertThat(value(performance(equity), Measure.ANNUALISED_RETURN))
        .isCloseTo(Math.pow(1.21, 1 / years) - 1, within(1e-12));
  }

  @Test
  void aFewDaysAreNotRaisedToAYear() {
    assertUndefined(
        performance(rising(90, 0.01)),
        Measure.ANNUALISED_RETURN,
        "the curve spans less than 90 days");
    assertThat(performance(rising(91, 0.01)).metric(Measure.ANNUALISED_RETURN))
        .isInstanceOf(Metric.Value.class);
  }

  @Test
  void saysThatLessThanAYearIsExtrapolated() {
    assertThat(performance(rising(120, 0.01)).notes())
        .containsExactly(
            "Annualised figures extrapolate from 119 days, which is less than a year.");
    assertThat(performance(rising(400, 0.01)).notes()).isEmpty();
  }

  @Test
  void volatilityIsTheSampleDeviationOfDailyReturnsScaledToAYear() {
    // returns 0.1, -0.1: mean 0, squares 0.02, divisor 1
    assertThat(value(performance(100, 110, 99), Measure.VOLATILITY))
        .isCloseTo(Math.sqrt(0.02) * Math.sqrt(252), within(1e-12));
  }

  @Test
  void sharpeIsTheMeanExcessOverTheDeviation() {
    Conventions five = Conventions.stated(ZoneOffset.UTC, 0.05, 252);
    double free = Math.pow(1.05, 1.0 / 252) - 1;
    Performance performance = Performance.of(evidence(daily(100, 110, 99, 108.9)), five);
    double deviation = Math.sqrt((0.01 + 0.01 + 0.01 - 3 * Math.pow(0.1 / 3, 2)) / 2);
    assertThat(value(performance, Measure.SHARPE_RATIO))
        .isCloseTo((0.1 / 3 - free) / deviation * Math.sqrt(252), within(1e-9));
  }

  @Test
  void sortinoCountsOnlyWhatFallsBelowTheRateAndDividesByAllDays() {
    // returns 0.1, -0.1, 0.1: downside = sqrt(0.01 / 3)
    assertThat(value(performance(100, 110, 99, 108.9), Measure.SORTINO_RATIO))
        .isCloseTo(0.1 / 3 / Math.sqrt(0.01 / 3) * Math.sqrt(252), within(1e-9));
  }

  @Test
  void aRiseWithoutAFallHasNoSortinoNoCalmarAndNoDurationOfADrawdown() {
    Performance rise = performance(rising(100, 0.001));
    assertUndefined(rise, Measure.SORTINO_RATIO, "no day returned less than the risk-free rate");
    assertUndefined(rise, Measure.CALMAR_RATIO, "there was no drawdown");
    assertUndefined(rise, Measure.MAX_DRAWDOWN_DURATION, "there was no drawdown");
    assertThat(value(rise, Measure.MAX_DRAWDOWN)).isZero();
  }

  @Test
  void equalReturnsHaveNoSharpe() {
    assertUndefined(performance(rising(40, 0.01)), Measure.SHARPE_RATIO, "no day differs");
  }

  @Test
  void calmarIsTheAnnualisedReturnForTheDeepestFall() {
    double[] equity = rising(200, 0.001);
    equity[50] = equity[49] / 2;
    Performance performance = performance(equity);
    assertThat(value(performance, Measure.CALMAR_RATIO))
        .isCloseTo(value(performance, Measure.ANNUALISED_RETURN) / 0.5, within(1e-9));
  }

  @Test
  void theDrawdownLastsFromThePeakToTheRecovery() {
    Performance performance = performance(100, 120, 120, 90, 100, 120, 130, 129);
    assertThat(value(performance, Measure.MAX_DRAWDOWN)).isCloseTo(0.25, within(1e-12));
    assertThat(value(performance, Measure.MAX_DRAWDOWN_DURATION)).isEqualTo(3);
    assertThat(performance.drawdowns()).hasSize(2);
    assertThat(performance.drawdowns().get(0).peakAt()).isEqualTo(noon(2));
    assertThat(performance.drawdowns().get(0).troughAt()).isEqualTo(noon(3));
    assertThat(performance.drawdowns().get(0).recoveredAt()).contains(noon(5));
    assertThat(performance.drawdowns().get(1).recoveredAt()).isEmpty();
  }

  @Test
  void aDrawdownThatIsNotRecoveredLastsToTheEnd() {
    Performance performance = performance(100, 120, 90, 95, 100);
    assertThat(value(performance, Measure.MAX_DRAWDOWN_DURATION)).isEqualTo(3);
    assertThat(performance.drawdowns().get(0).recoveredAt()).isEmpty();
  }

  @Test
  void aWipedOutAccountHasLostEverything() {
    Performance ruined = performance(100, 50, -20, 500);
    assertThat(value(ruined, Measure.TOTAL_RETURN)).isEqualTo(-1);
    assertThat(value(ruined, Measure.MAX_DRAWDOWN)).isEqualTo(1);
    assertThat(value(ruined, Measure.MAX_DRAWDOWN_DURATION)).isEqualTo(3);
    assertThat(value(ruined, Measure.WORST_DAY)).isEqualTo(-1);
    String reason = "the account was wiped out on 2026-01-03";
    assertUndefined(ruined, Measure.VOLATILITY, reason);
    assertUndefined(ruined, Measure.SHARPE_RATIO, reason);
    assertUndefined(ruined, Measure.SORTINO_RATIO, reason);
    assertThat(ruined.notes()).contains("Many figures are undefined: " + reason + ".");
    assertThat(ruined.days().get(3).returned()).isEmpty();
  }

  @Test
  void zeroIsAValueAndNotAMissingOne() {
    assertThat(value(performance(100, 0), Measure.MAX_DRAWDOWN)).isEqualTo(1);
  }

  @Test
  void aWipedOutAccountLosesEverythingEachYear() {
    double[] equity = rising(100, 0);
    equity[99] = 0;
    assertThat(value(performance(equity), Measure.ANNUALISED_RETURN)).isEqualTo(-1);
    assertThat(value(performance(equity), Measure.CALMAR_RATIO)).isEqualTo(-1);
  }

  @Test
  void aCurveThatNeverBeganAboveZeroHasNoFigures() {
    String reason = "the curve does not begin above zero";
    for (Measure measure :
        List.of(Measure.TOTAL_RETURN, Measure.MAX_DRAWDOWN, Measure.SHARPE_RATIO)) {
      assertUndefined(performance(-100, 110), measure, reason);
    }
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void noMeasureFailsOnAnEmptyCurveOrOnePoint(Measure measure) {
    for (Performance performance : List.of(performance(), performance(100))) {
      if (measure == Measure.ROUND_TRIPS) {
        assertThat(value(performance, measure)).isZero();
      } else {
        assertThat(performance.metric(measure)).isInstanceOf(Metric.Undefined.class);
      }
    }
  }

  @Test
  void dayEndsInTheMarketsZone() {
    // 03:00 UTC on 2 January is still 1 January in New York
    long second = LocalDate.of(2026, 1, 2).atTime(3, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    long third = LocalDate.of(2026, 1, 2).atTime(6, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    EquityCurve curve =
        EquityCurve.of(
            new long[] {noon(0).toEpochMilli(), second, third}, new double[] {100, 90, 99});
    Conventions newYork = Conventions.stated(Curves.NEW_YORK, 0, 252);
    assertThat(Performance.of(evidence(curve), newYork).days())
        .containsExactly(
            new Day(LocalDate.of(2026, 1, 1), 90, OptionalDouble.of(90.0 / 100 - 1)),
            new Day(LocalDate.of(2026, 1, 2), 99, OptionalDouble.of(99.0 / 90 - 1)));
  }

  @Test
  void theDaysReturnsCompoundToTheTotalReturn() {
    long seed = Long.getLong("test.seed", new Random().nextLong());
    System.out.println("test.seed=" + seed);
    Random random = new Random(seed);
    long[] millis = new long[500];
    double[] equity = new double[500];
    long at = noon(0).toEpochMilli();
    for (int i = 0; i < millis.length; i++) {
      at += 1 + random.nextInt(40_000_000);
      millis[i] = at;
      equity[i] = 50 + random.nextInt(100);
    }
    Performance performance = Performance.of(evidence(EquityCurve.of(millis, equity)), PLAIN);
    double product = 1;
    for (Day day : performance.days()) {
      product *= 1 + day.returned().orElse(0);
    }
    assertThat(product - 1)
        .as("seed %d", seed)
        .isCloseTo(value(performance, Measure.TOTAL_RETURN), within(1e-9));
  }

  @Test
  void bestAndWorstDayAreDaysReturns() {
    Performance performance = performance(100, 110, 99, 100);
    assertThat(value(performance, Measure.BEST_DAY)).isCloseTo(0.1, within(1e-12));
    assertThat(value(performance, Measure.WORST_DAY)).isCloseTo(-0.1, within(1e-12));
  }

  @Test
  void tradeFiguresAreOfRoundTripsAfterFees() {
    Performance performance =
        Performance.of(
            evidence(
                daily(1000, 1000, 1000, 1000, 1000),
                trip(0, 1, 10, 12.1), // gains 20
                trip(1, 2, 10, 9.1), // loses 10
                trip(2, 3, 10, 10.1)), // gains nothing
            PLAIN);
    assertThat(value(performance, Measure.ROUND_TRIPS)).isEqualTo(3);
    assertThat(value(performance, Measure.WIN_RATE)).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(value(performance, Measure.PROFIT_FACTOR)).isCloseTo(2, within(1e-9));
    assertThat(value(performance, Measure.EXPECTANCY)).isCloseTo(10.0 / 3, within(1e-9));
    assertThat(value(performance, Measure.EXPOSURE)).isCloseTo(0.75, within(1e-12));
    assertThat(value(performance, Measure.TURNOVER))
        .isCloseTo(300 / 1000.0 / (4 / 365.25), within(1e-9));
  }

  @Test
  void withoutALossThereIsNoProfitFactor() {
    assertUndefined(
        Performance.of(evidence(daily(100, 101), trip(0, 1, 10, 12)), PLAIN),
        Measure.PROFIT_FACTOR,
        "no round trip lost");
  }

  @Test
  void timeHeldTwiceCountsOnce() {
    OpenPosition open = new OpenPosition(new Symbol("BBB"), 1, noon(3), 10, OptionalDouble.of(11));
    Evidence evidence =
        new Evidence(
            Curves.evidence(daily(1, 1)).basis(),
            Curves.USD,
            daily(100, 100, 100, 100, 100),
            Optional.of(
                Activity.of(List.of(trip(0, 2, 10, 11), trip(1, 2, 10, 11)), List.of(open))));
    Performance performance = Performance.of(evidence, PLAIN);
    assertThat(value(performance, Measure.EXPOSURE)).isCloseTo(0.75, within(1e-12));
    assertThat(performance.notes()).anyMatch(note -> note.contains("still open at the end: 1"));
  }

  @Test
  void whatNobodySaidIsNotNothing() {
    Evidence unknown =
        new Evidence(
            Curves.evidence(daily(1, 1)).basis(), Curves.USD, daily(100, 101), Optional.empty());
    for (Measure measure : List.of(Measure.ROUND_TRIPS, Measure.WIN_RATE, Measure.EXPOSURE)) {
      assertUndefined(Performance.of(unknown, PLAIN), measure, "nobody said what was traded");
    }
    Performance idle = performance(100, 101);
    assertThat(value(idle, Measure.EXPOSURE)).isZero();
    assertUndefined(idle, Measure.WIN_RATE, "no round trip was closed");
  }

  @Test
  void refusesConventionsThatMeanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Conventions.stated(ZoneOffset.UTC, Double.NaN, 252))
        .withMessage("risk-free rate must be a finite fraction above -1, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Conventions.stated(ZoneOffset.UTC, 0, 0))
        .withMessage("periods per year must be finite and positive, were 0.0");
  }
}
