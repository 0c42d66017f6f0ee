package io.orrery.verifier;

import java.util.Arrays;

/** Lower-case hexadecimal digits in a buffer. */
final class Hex {

  private static final byte[] DIGITS = digits();
  private static final byte[] TEXT =
      "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private Hex() {}

  private static byte[] digits() {
    byte[] digits = new byte[256];
    Arrays.fill(digits, (byte) -1);
    for (int i = 0; i < 16; i++) {
      digits["0123456789abcdef".charAt(i)] = (byte) i;
    }
    return digits;
  }

  /** The value of a digit, or -1. */
  static int digit(byte c) {
    return DIGITS[c & 0xff];
  }

  /** Writes the digits of {@code bytes} to {@code to}, which has room for just them. */
  static void write(byte[] bytes, byte[] to) {
    for (int i = 0; i < bytes.length; i++) {
      to[2 * i] = TEXT[(bytes[i] >> 4) & 15];
      to[2 * i + 1] = TEXT[bytes[i] & 15];
    }
  }

  /** Reads {@code to.length} bytes; false if there is something else than digits. */
  static boolean read(byte[] from, int at, byte[] to) {
    int bad = 0;
    for (int i = 0; i < to.length; i++) {
      int high = DIGITS[from[at + 2 * i] & 0xff];
      int low = DIGITS[from[at + 2 * i + 1] & 0xff];
      bad |= high | low;
      to[i] = (byte) (high << 4 | low);
    }
    return bad >= 0;
  }
}
