package io.orrery.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Volatility and Sharpe ratio of the last days up to a day, by the definitions of {@link Measure}.
 *
 * @param date the last of the days
 * @param volatility a fraction a year
 * @param sharpe the ratio; empty if no day differs
 */
public record Rolling(LocalDate date, double volatility, OptionalDouble sharpe) {

  /**
   * One for each day that ends a window of returns, oldest first; none if there are fewer returns.
   *
   * @param window how many returns, at least 2
   */
  public static List<Rolling> of(Performance performance, int window) {
    if (window < 2) {
      throw new IllegalArgumentException("a window must have at least 2 returns, had " + window);
    }
    List<Day> days = performance.days().stream().filter(day -> day.returned().isPresent()).toList();
    double[] returns = days.stream().mapToDouble(day -> day.returned().orElseThrow()).toArray();
    List<Rolling> all = new ArrayList<>();
    for (int end = window; end <= returns.length; end++) {
      double[] slice = Arrays.copyOfRange(returns, end - window, end);
      all.add(of(days.get(end - 1).date(), slice, performance.conventions()));
    }
    return List.copyOf(all);
  }

  private static Rolling of(LocalDate date, double[] returns, Conventions conventions) {
    double deviation = Sample.deviation(returns);
    double root = Math.sqrt(conventions.periodsPerYear());
    double excess = Sample.mean(returns) - conventions.riskFreePerPeriod();
    return new Rolling(
        date,
        deviation * root,
        deviation < Sample.NOTHING
            ? OptionalDouble.empty()
            : OptionalDouble.of(excess / deviation * root));
  }
}
