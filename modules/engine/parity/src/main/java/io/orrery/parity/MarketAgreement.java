package io.orrery.parity;

import java.util.Optional;

/**
 * Whether both sides traded on the same market data.
 *
 * @param kind the answer in a word
 * @param sentence the answer with what it rests on
 * @param bars how many bars both sides saw and were held against each other; empty if none were
 */
public record MarketAgreement(Kind kind, String sentence, Optional<Long> bars) {

  /** The answer in a word. On the wire in lower case. */
  public enum Kind {
    /** Both have the same verified dataset, by its hash. */
    SAME_DATASET,
    /** The datasets differ, and each bar that both have is equal. */
    EQUAL_BARS,
    /** A bar that both have is not equal. */
    DIFFERENT_BARS,
    /** What one of them saw is not on record. */
    UNKNOWN
  }

  /** Whether deviations cannot come from different data. */
  public boolean isSame() {
    return kind == Kind.SAME_DATASET || kind == Kind.EQUAL_BARS;
  }

  static MarketAgreement unknown(String sentence) {
    return new MarketAgreement(Kind.UNKNOWN, sentence, Optional.empty());
  }
}
