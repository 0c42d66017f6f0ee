package io.orrery.benchmarks;

import java.util.Locale;

/**
 * One figure against its goal.
 *
 * @param name what was measured, with its group before a dot
 * @param value what came out
 * @param unit of value and goal
 * @param goal what must not be exceeded
 */
record Bar(String name, double value, String unit, double goal) {

  boolean isReached() {
    return value <= goal;
  }

  /** {@code name value unit goal ok}, or {@code SHORT} in its place. */
  String line() {
    return String.format(
        Locale.ROOT, "%s %.2f %s %.2f %s", name, value, unit, goal, isReached() ? "ok" : "SHORT");
  }
}
