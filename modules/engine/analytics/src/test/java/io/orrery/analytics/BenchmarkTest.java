package io.orrery.analytics;

import static io.orrery.analytics.Curves.daily;
import static io.orrery.analytics.Curves.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.orrery.universe.Lineage;
import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BenchmarkTest {

  private static final Conventions PLAIN = Conventions.stated(ZoneOffset.UTC, 0.02, 252);

  private static Metric metric(double[] own, double[] other, Measure measure) {
    Benchmark benchmark = new Benchmark("index", Curves.verified(new byte[] {1}), daily(other));
    return Performance.of(evidence(daily(own)), PLAIN, benchmark).metric(measure);
  }

  private static double value(double[] own, double[] other, Measure measure) {
    return ((Metric.Value) metric(own, other, measure)).value();
  }

  /** A curve whose returns are those of the index, times a factor, plus a constant. */
  private static double[] curve(int days, double factor, double plus) {
    double[] equity = new double[days];
    equity[0] = 100;
    for (int i = 1; i < days; i++) {
      equity[i] = equity[i - 1] * (1 + factor * 0.01 * Math.sin(i) + plus);
    }
    return equity;
  }

  @Test
  void betaIsTheFactorAndAlphaWhatItDoesNotExplain() {
    double[] index = curve(60, 1, 0.001);
    double[] own = new double[60];
    own[0] = 100;
    for (int i = 1; i < 60; i++) {
      own[i] = own[i - 1] * (1 + 1.5 * (index[i] / index[i - 1] - 1) + 0.0002);
    }
    double free = Math.pow(1.02, 1.0 / 252) - 1;
    assertThat(value(own, index, Measure.BETA)).isCloseTo(1.5, within(1e-9));
    assertThat(value(own, index, Measure.ALPHA))
        .isCloseTo((0.0002 + 0.5 * free) * 252, within(1e-9));
  }

  @Test
  void informationRatioIsTheMeanOfTheDifferenceOverItsDeviation() {
    double[] flat = curve(32, 0, 0);
    double[] own = new double[32];
    own[0] = 100;
    for (int i = 1; i < 32; i++) {
      own[i] = own[i - 1] * (i % 2 == 0 ? 1.02 : 0.99);
    }
    double mean = (15 * 0.02 - 16 * 0.01) / 31;
    double squares = 15 * Math.pow(0.02 - mean, 2) + 16 * Math.pow(-0.01 - mean, 2);
    assertThat(value(own, flat, Measure.INFORMATION_RATIO))
        .isCloseTo(mean / Math.sqrt(squares / 30) * Math.sqrt(252), within(1e-9));
    assertThat(metric(own, flat, Measure.BETA))
        .isEqualTo(new Metric.Undefined("no day of the benchmark differs"));
  }

  @Test
  void benchmarkReturnCompounds() {
    assertThat(
            value(curve(5, 1, 0), new double[] {100, 50, 110, 110, 120}, Measure.BENCHMARK_RETURN))
        .isCloseTo(0.2, within(1e-12));
  }

  @Test
  void fewCommonReturnsSayNothing() {
    assertThat(metric(curve(30, 1, 0), curve(30, 1, 0.1), Measure.BETA))
        .isEqualTo(
            new Metric.Undefined("curve and benchmark have fewer than 30 returns in common"));
    assertThat(metric(curve(31, 1, 0), curve(31, 1, 0.1), Measure.BETA))
        .isInstanceOf(Metric.Value.class);
  }

  @Test
  void theIndexItselfHasNoInformationRatio() {
    assertThat(metric(curve(40, 1, 0), curve(40, 1, 0), Measure.INFORMATION_RATIO))
        .isEqualTo(new Metric.Undefined("the curve never differs from the benchmark"));
  }

  @Test
  void withoutABenchmarkThereIsNothingToSay() {
    assertThat(Curves.performance(100, 110).metric(Measure.ALPHA))
        .isEqualTo(new Metric.Undefined("there is no benchmark"));
  }

  @Test
  void refusesABenchmarkAtZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Benchmark("index", new Lineage.Unknown(), daily(1, 0)))
        .withMessage("values of a benchmark must be positive, was 0.0 at point 1");
  }

  @Tag("U9")
  @Test
  void anUnverifiedBenchmarkMakesTheResultInvalidForTraining() {
    Benchmark hearsay = new Benchmark("index", new Lineage.Unknown(), daily(1, 2));
    Performance performance = Performance.of(evidence(daily(1, 2)), PLAIN, hearsay);
    assertThat(performance.basis().validity().validityClass())
        .isEqualTo(ValidityClass.SIM_INVALID_FOR_TRAINING);
    assertThat(performance.basis().validity().reasons())
        .containsExactly(ValidityReason.LINEAGE_NOT_VERIFIED);
    Benchmark verified = new Benchmark("index", Curves.verified(new byte[] {1}), daily(1, 2));
    assertThat(
            Performance.of(evidence(daily(1, 2)), PLAIN, verified)
                .basis()
                .validity()
                .validityClass())
        .isEqualTo(ValidityClass.SIM_VALID_FOR_TRAINING);
  }
}
