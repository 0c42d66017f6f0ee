package io.orrery.feeds;

/**
 * From text to the doubles of bars: the one conversion point. The result is the double nearest to
 * the decimal, as {@link Double#parseDouble} gives it.
 */
final class DecimalText {

  /** Powers of ten that a double holds exactly. */
  private static final double[] POWER = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** Above this, a long is not always a double. */
  private static final long EXACT = 1L << 53;

  private DecimalText() {}

  /**
   * Reads a plain decimal, with an optional minus and an optional exponent.
   *
   * @return NaN if the text is none; a number that is read is never NaN
   */
  static double parse(char[] text, int offset, int length) {
    long digits = 0;
    int scale = -1;
    int end = offset + length;
    int at = offset;
    for (; at < end && digits < EXACT / 10; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        if (scale >= 0) {
          scale++;
        }
      } else if (text[at] == '.' && scale < 0 && at > offset) {
        scale = 0;
      } else {
        break;
      }
    }
    if (at < end || length == 0 || scale == 0 || scale >= POWER.length) {
      return parseSlowly(new String(text, offset, length));
    }
    // both are exact, so the quotient is the nearest double
    return scale < 0 ? (double) digits : digits / POWER[scale];
  }

  private static double parseSlowly(String text) {
    return text.length() <= 64 && text.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
        ? Double.parseDouble(text)
        : Double.NaN;
  }
}
