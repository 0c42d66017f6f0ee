package io.orrery.strategy;

import io.orrery.basics.Check;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A strategy's decision on one bar.
 *
 * @param action what it wants done
 * @param strength how sure it is, finite and from 0 to 1
 * @param reason why, as a sentence for people
 * @param numbers what the decision rests on, by name in snake case; every value is finite
 */
public record Signal(
    Action action, double strength, String reason, SortedMap<String, Double> numbers) {

  /**
   * Refuses with {@link IllegalArgumentException} a strength outside 0 to 1 or not finite, and a
   * number that is not finite: a strategy that cannot say how sure it is has failed.
   */
  public Signal {
    if (!(strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException(
          "strength must be finite and from 0 to 1, was %s (%s)"
              .formatted(strength, Check.shown(reason)));
    }
    numbers = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    for (Map.Entry<String, Double> number : numbers.entrySet()) {
      if (!Double.isFinite(number.getValue())) {
        throw new IllegalArgumentException(
            "%s must be finite, was %s".formatted(number.getKey(), number.getValue()));
      }
    }
  }
}
