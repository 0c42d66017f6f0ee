package io.orrery.analytics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** The figures of one curve and its days. */
final class Returns {

  private static final double MILLIS_PER_DAY = 86_400_000;
  private static final double DAYS_PER_YEAR = 365.25;

  /** Shortest span that is raised to a year, in days. */
  static final int SHORTEST_SPAN = 90;

  private final EquityCurve curve;
  private final Daily daily;
  private final List<Drawdown> drawdowns;
  private final Conventions conventions;

  Returns(EquityCurve curve, Daily daily, List<Drawdown> drawdowns, Conventions conventions) {
    this.curve = curve;
    this.daily = daily;
    this.drawdowns = drawdowns;
    this.conventions = conventions;
  }

  /** The time from the first point to the last, in days; 0 without points. */
  double spanDays() {
    return curve.size() == 0
        ? 0
        : (curve.millis(curve.size() - 1) - curve.millis(0)) / MILLIS_PER_DAY;
  }

  double years() {
    return spanDays() / DAYS_PER_YEAR;
  }

  Answer total() {
    if (isUnfunded()) {
      return flawed();
    }
    return daily.flaw().isPresent()
        ? Answer.of(-1)
        : Answer.of(curve.equity(curve.size() - 1) / curve.equity(0) - 1);
  }

  Answer annualised() {
    if (spanDays() < SHORTEST_SPAN) {
      return Answer.undefined("the curve spans less than " + SHORTEST_SPAN + " days");
    }
    return total().then(total -> Answer.of(Math.pow(1 + total, 1 / years()) - 1));
  }

  Answer volatility() {
    return ofTwo(() -> Sample.deviation(daily.returns()) * rootOfPeriods());
  }

  Answer sharpe() {
    return ofTwo(this::meanExcess)
        .then(excess -> divided(excess, Sample.deviation(daily.returns()), "no day differs"));
  }

  Answer sortino() {
    double target = conventions.riskFreePerPeriod();
    return ofTwo(this::meanExcess)
        .then(
            excess ->
                divided(
                    excess,
                    Sample.downside(daily.returns(), target),
                    "no day returned less than the risk-free rate"));
  }

  Answer calmar() {
    return annualised().then(a -> maxDrawdown().then(d -> ratio(a, d, "there was no drawdown")));
  }

  Answer maxDrawdown() {
    if (isUnfunded()) {
      return flawed();
    }
    return Answer.of(drawdowns.isEmpty() ? 0 : drawdowns.get(0).depth());
  }

  Answer maxDrawdownDays() {
    return maxDrawdown()
        .then(
            depth ->
                depth == 0
                    ? Answer.undefined("there was no drawdown")
                    : Answer.of(drawdowns.get(0).duration().toMillis() / MILLIS_PER_DAY));
  }

  Answer bestDay() {
    return ofOne(() -> Arrays.stream(daily.returns()).max().orElseThrow());
  }

  Answer worstDay() {
    return ofOne(() -> Arrays.stream(daily.returns()).min().orElseThrow());
  }

  private double meanExcess() {
    return Sample.mean(daily.returns()) - conventions.riskFreePerPeriod();
  }

  private Answer divided(double excess, double deviation, String otherwise) {
    return deviation < Sample.NOTHING
        ? Answer.undefined(otherwise)
        : Answer.of(excess / deviation * rootOfPeriods());
  }

  static Answer ratio(double above, double below, String otherwise) {
    return below == 0 ? Answer.undefined(otherwise) : Answer.of(above / below);
  }

  private double rootOfPeriods() {
    return Math.sqrt(conventions.periodsPerYear());
  }

  /** A figure that needs an account that goes on and returns of two days. */
  private Answer ofTwo(DoubleSupplier figure) {
    if (daily.flaw().isPresent()) {
      return flawed();
    }
    return daily.returns().length < 2
        ? Answer.undefined("there are returns of fewer than two days")
        : Answer.of(figure.getAsDouble());
  }

  private Answer ofOne(DoubleSupplier figure) {
    return daily.returns().length == 0
        ? Answer.undefined(daily.flaw().orElse("no day has a return"))
        : Answer.of(figure.getAsDouble());
  }

  private boolean isUnfunded() {
    return curve.size() < 2 || curve.equity(0) <= 0;
  }

  private Answer flawed() {
    Optional<String> flaw = daily.flaw();
    return Answer.undefined(flaw.orElse("the curve does not begin above zero"));
  }
}
