package io.orrery.analytics.html;

import java.util.ArrayList;
import java.util.List;

/** Values along a line of pixels. */
record Axis(double low, double high, double from, double to) {

  /** An axis over values; if all are one, it is as long as that value, so that it has a length. */
  static Axis of(double low, double high, double from, double to) {
    double room = low < high ? 0 : Math.max(Math.abs(low) / 2, 1e-9);
    return new Axis(low - room, high + room, from, to);
  }

  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /** Round values on the axis, rising; about as many as asked for. */
  List<Double> ticks(int about) {
    double step = step((high - low) / about);
    List<Double> ticks = new ArrayList<>();
    for (double k = Math.ceil(low / step); k * step <= high; k++) {
      ticks.add(k * step);
    }
    return List.copyOf(ticks);
  }

  /** The least of 1, 2, 5 times a power of ten that is not below {@code least}. */
  static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
