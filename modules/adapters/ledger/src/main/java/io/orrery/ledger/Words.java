package io.orrery.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Looks at bytes eight at a time. */
final class Words {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final int MOST_BY_WORD = 40;
  private static final short[] DIGITS = digits();

  private Words() {}

  /** Eight bytes; those from {@code at} must be in the array. */
  static long at(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /**
   * Where the first byte stands that is no plain character of a text: a quote, a backslash, a
   * control character, or a part of a character beyond ASCII; {@code limit} if there is none
   * before. Up to seven bytes behind {@code limit} are looked at.
   */
  static int plainEnd(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit) {
      long word = (long) LONG.get(bytes, at);
      long quote = word ^ (ONES * '"');
      long backslash = word ^ (ONES * '\\');
      long delete = word ^ (ONES * 0x7f);
      long found =
          (((quote - ONES) & ~quote)
                  | ((backslash - ONES) & ~backslash)
                  | ((delete - ONES) & ~delete)
                  | ((word - ONES * 0x20) & ~word)
                  | word)
              & HIGHS;
      if (found != 0) {
        return Math.min(limit, at + (Long.numberOfTrailingZeros(found) >>> 3));
      }
      at += 8;
    }
    return limit;
  }

  /** Whether two runs of bytes are the same; both arrays have eight bytes from each place on. */
  static boolean areSame(byte[] a, int atA, byte[] b, int atB, int length) {
    if (length > MOST_BY_WORD) {
      return Arrays.equals(a, atA, atA + length, b, atB, atB + length);
    }
    int i = 0;
    while (i <= length - 8) {
      if ((long) LONG.get(a, atA + i) != (long) LONG.get(b, atB + i)) {
        return false;
      }
      i += 8;
    }
    int rest = length - i;
    return rest == 0
        || (((long) LONG.get(a, atA + i) ^ (long) LONG.get(b, atB + i)) << (64 - 8 * rest)) == 0;
  }

  /** Whether these 64 bytes are the lower-case hexadecimal digits of 32 others. */
  static boolean areDigitsOf(byte[] digits, int at, byte[] raw) {
    int difference = 0;
    for (int i = 0; i < 32; i++) {
      difference |= (short) SHORT.get(digits, at + 2 * i) ^ DIGITS[raw[i] & 0xff];
    }
    return difference == 0;
  }

  private static short[] digits() {
    String digits = "0123456789abcdef";
    short[] pairs = new short[256];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = (short) (digits.charAt(i >> 4) | digits.charAt(i & 15) << 8);
    }
    return pairs;
  }
}
