package io.orrery.benchmarks;

import java.util.Locale;

/**
 * One figure against its goal.
 *
 * @param name what was measured, with its group before a dot
 * @param value what came out; not a number if it could not be measured
 * @param unit of value and goal
 * @param bound on which side of the goal the value must be
 * @param goal the value that is just good enough
 */
record Bar(String name, double value, String unit, Bound bound, double goal) {

  /** On which side of its goal a value must be. */
  enum Bound {
    /** The value must not exceed the goal. */
    AT_MOST,
    /** The value must not fall short of the goal. */
    AT_LEAST
  }

  /** A figure that must not exceed {@code goal}. */
  static Bar atMost(String name, double value, String unit, double goal) {
    return new Bar(name, value, unit, Bound.AT_MOST, goal);
  }

  /** A figure that must not fall short of {@code goal}. */
  static Bar atLeast(String name, double value, String unit, double goal) {
    return new Bar(name, value, unit, Bound.AT_LEAST, goal);
  }

  boolean isReached() {
    return bound == Bound.AT_MOST ? value <= goal : value >= goal;
  }

  /** {@code name value unit goal ok}, or {@code SHORT} in its place. */
  String line() {
    return String.format(
        Locale.ROOT, "%s %.2f %s %.2f %s", name, value, unit, goal, isReached() ? "ok" : "SHORT");
  }
}
