package io.orrery.risk;

import java.math.BigDecimal;

/** The two losses that trip the breaker. On the wire in lower case. */
public enum LossLimit {
  /** What was lost since the day's start. */
  DAILY_LOSS("since the day's start"),
  /** What the account is below its highest equity. */
  DRAWDOWN("below the highest equity");

  private final String words;

  LossLimit(String words) {
    this.words = words;
  }

  /** The equity from which it is measured. */
  BigDecimal basis(BreakerState state) {
    return this == DAILY_LOSS ? state.dayStart() : state.peak();
  }

  /** A percentage as a factor. */
  static BigDecimal factor(BigDecimal percent) {
    return percent.movePointLeft(2);
  }

  String sentence(BigDecimal basis, BigDecimal lost, BigDecimal bound) {
    return "the loss %s (%s) must be below %s, was %s"
        .formatted(words, Bound.plain(basis), Bound.plain(bound), Bound.plain(lost));
  }
}
