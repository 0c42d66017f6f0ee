package io.orrery.ledger;

/** Reads short decimals without making objects; for one thread. */
final class DecimalText {

  private static final int MOST_DIGITS = 18;

  private long unscaled;
  private int scale;

  /** Reads a decimal; false if it is none, or has more digits than this reads. */
  boolean read(Span span) {
    byte[] bytes = span.bytes();
    int at = span.start();
    boolean isNegative = at < span.end() && bytes[at] == '-';
    at += isNegative ? 1 : 0;
    int digits = 0;
    int point = -1;
    unscaled = 0;
    for (; at < span.end(); at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        unscaled = unscaled * 10 + digit;
        digits++;
      } else if (bytes[at] == '.' && point < 0 && digits > 0 && at + 1 < span.end()) {
        point = digits;
      } else {
        return false;
      }
    }
    scale = point < 0 ? 0 : digits - point;
    unscaled = isNegative ? -unscaled : unscaled;
    return span.isText() && digits >= 1 && digits <= MOST_DIGITS;
  }

  long unscaled() {
    return unscaled;
  }

  int scale() {
    return scale;
  }
}
