package io.orrery.migration.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at bytes eight at a time. */
public final class ByteScan {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;
  private static final long HIGHS = 0x8080808080808080L;

  private ByteScan() {}

  /** How many bytes from {@code from} up to, and without, {@code to} are {@code wanted}. */
  public static int count(byte[] bytes, int from, int to, char wanted) {
    long pattern = ONES * wanted;
    int count = 0;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      count += zeros((long) WORDS.get(bytes, at) ^ pattern);
    }
    for (; at < to; at++) {
      count += bytes[at] == wanted ? 1 : 0;
    }
    return count;
  }

  /** Whether one of these bytes is zero. */
  public static boolean hasZero(byte[] bytes, int from, int to) {
    return count(bytes, from, to, (char) 0) > 0;
  }

  /** Whether all of these bytes are ASCII. */
  public static boolean isAscii(byte[] bytes, int from, int to) {
    long all = 0;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      all |= (long) WORDS.get(bytes, at);
    }
    for (; at < to; at++) {
      all |= bytes[at];
    }
    return (all & HIGHS) == 0;
  }

  /** How many of the eight bytes are zero; no byte's sum reaches into the next. */
  private static int zeros(long word) {
    return Long.bitCount(~(((word & LOWS) + LOWS) | word) & HIGHS);
  }
}
