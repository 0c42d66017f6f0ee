package io.orrery.analytics;

import java.util.function.DoubleFunction;

/** A number or the reason why there is none, before it has a unit. */
record Answer(double value, String reason) {

  static Answer of(double value) {
    return Double.isFinite(value)
        ? new Answer(value, "")
        : undefined("the numbers are too large or too small to calculate it");
  }

  static Answer undefined(String reason) {
    return new Answer(0, reason);
  }

  boolean isDefined() {
    return reason.isEmpty();
  }

  /** What {@code next} makes of the number; the reason stays if there is none. */
  Answer then(DoubleFunction<Answer> next) {
    return isDefined() ? next.apply(value) : this;
  }

  Metric in(Metric.Unit unit) {
    return isDefined() ? new Metric.Value(value, unit) : new Metric.Undefined(reason);
  }
}
