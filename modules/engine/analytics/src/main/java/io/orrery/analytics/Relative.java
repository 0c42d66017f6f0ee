package io.orrery.analytics;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The figures of a curve beside a benchmark, on the days that both have. */
final class Relative {

  /** Fewest common returns that say anything. */
  static final int FEWEST = 30;

  private final Daily daily;
  private final Optional<Pairs> pairs;
  private final Conventions conventions;

  /** The returns of both between common days, and the benchmark's over all of them. */
  private record Pairs(double[] own, double[] other, double benchmarkReturn) {}

  Relative(Daily daily, Optional<Benchmark> benchmark, Conventions conventions) {
    this.daily = daily;
    this.pairs = benchmark.map(b -> pairs(daily, Daily.of(b.values(), conventions.zone())));
    this.conventions = conventions;
  }

  private static Pairs pairs(Daily own, Daily other) {
    Map<LocalDate, Double> values = new HashMap<>();
    other.days().forEach(day -> values.put(day.date(), day.equity()));
    List<Day> common = own.days().stream().filter(day -> values.containsKey(day.date())).toList();
    double[] benchmark = returns(common, day -> values.getOrDefault(day.date(), Double.NaN));
    double product = 1;
    for (double each : benchmark) {
      product *= 1 + each;
    }
    return new Pairs(returns(common, Day::equity), benchmark, product - 1);
  }

  private static double[] returns(List<Day> days, ToDoubleFunction<Day> value) {
    return IntStream.range(1, days.size())
        .mapToDouble(
            i -> value.applyAsDouble(days.get(i)) / value.applyAsDouble(days.get(i - 1)) - 1)
        .toArray();
  }

  Answer benchmarkReturn() {
    if (pairs.isEmpty()) {
      return Answer.undefined("there is no benchmark");
    }
    return pairs.get().other().length == 0
        ? Answer.undefined("the benchmark has fewer than two days in common with the curve")
        : Answer.of(pairs.get().benchmarkReturn());
  }

  Answer beta() {
    return with(
        p -> {
          double variance = Sample.covariance(p.other(), p.other());
          return Math.sqrt(variance) < Sample.NOTHING
              ? Answer.undefined("no day of the benchmark differs")
              : Answer.of(Sample.covariance(p.own(), p.other()) / variance);
        });
  }

  Answer alpha() {
    double free = conventions.riskFreePerPeriod();
    return beta()
        .then(
            beta ->
                with(
                    p ->
                        Answer.of(
                            (Sample.mean(p.own()) - free - beta * (Sample.mean(p.other()) - free))
                                * conventions.periodsPerYear())));
  }

  Answer informationRatio() {
    return with(
        p -> {
          double[] active = new double[p.own().length];
          for (int i = 0; i < active.length; i++) {
            active[i] = p.own()[i] - p.other()[i];
          }
          double error = Sample.deviation(active);
          return error < Sample.NOTHING
              ? Answer.undefined("the curve never differs from the benchmark")
              : Answer.of(Sample.mean(active) / error * Math.sqrt(conventions.periodsPerYear()));
        });
  }

  private Answer with(java.util.function.Function<Pairs, Answer> figure) {
    if (pairs.isEmpty()) {
      return Answer.undefined("there is no benchmark");
    }
    if (daily.flaw().isPresent()) {
      return Answer.undefined(daily.flaw().get());
    }
    return pairs.get().own().length < FEWEST
        ? Answer.undefined("curve and benchmark have fewer than " + FEWEST + " returns in common")
        : figure.apply(pairs.get());
  }
}
