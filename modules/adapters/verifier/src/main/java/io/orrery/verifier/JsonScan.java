package io.orrery.verifier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Walks strict JSON in a buffer without making objects. Every method takes the index where a thing
 * begins and answers the index behind it, or {@link #BAD}.
 */
final class JsonScan {

  static final int BAD = -1;
  static final int MAX_DEPTH = 32;

  private static final int FEW_KEYS = 64;
  private static final byte PLAIN = 0;
  private static final byte[] CLASS = classes();
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long CONTROLS = 0x20 * ONES;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long DELETES = 0x7f * ONES;

  private byte[] buffer = {};
  private int end;
  private int[] keys = new int[256];
  private int[] hashes = new int[128];
  private int keyCount;

  /** Which bytes to walk: those before {@code end}. */
  void over(byte[] bytes, int to) {
    buffer = bytes;
    end = to;
    keyCount = 0;
  }

  private static byte[] classes() {
    byte[] classes = new byte[256];
    Arrays.fill(classes, (byte) 1);
    Arrays.fill(classes, 0x20, 0x7f, PLAIN);
    classes['"'] = 1;
    classes['\\'] = 1;
    return classes;
  }

  boolean is(int at, char c) {
    return at >= 0 && at < end && buffer[at] == c;
  }

  int value(int at, int depth) {
    if (at < 0 || at >= end) {
      return BAD;
    }
    return switch (buffer[at]) {
      case '"' -> string(at);
      case '{' -> depth > MAX_DEPTH ? BAD : object(at, depth);
      case '[' -> depth > MAX_DEPTH ? BAD : list(at, depth);
      case 't' -> word(at, "true");
      case 'f' -> word(at, "false");
      default -> number(at);
    };
  }

  int word(int at, String word) {
    if (at < 0 || at + word.length() > end) {
      return BAD;
    }
    for (int i = 0; i < word.length(); i++) {
      if (buffer[at + i] != word.charAt(i)) {
        return BAD;
      }
    }
    return at + word.length();
  }

  int object(int at, int depth) {
    int base = keyCount;
    int next = at + 1;
    if (is(next, '}')) {
      return next + 1;
    }
    long seen = 0;
    while (true) {
      int afterKey = string(next);
      if (!is(afterKey, ':')) {
        return BAD;
      }
      seen = note(next, afterKey, base, seen);
      next = seen == 0 ? BAD : value(afterKey + 1, depth + 1);
      if (is(next, '}')) {
        return endObject(base) ? next + 1 : BAD;
      }
      if (!is(next, ',')) {
        return BAD;
      }
      next++;
    }
  }

  /**
   * Notes a key; answers which key hashes were seen, or 0 if this key was. A key has one spelling
   * only, so equal bytes are equal keys.
   */
  long note(int from, int to, int base, long seen) {
    int hash =
        ((to - from) << 16) ^ (buffer[from + 1] << 8) ^ buffer[to - 2] ^ buffer[(from + to) / 2];
    long bit = 1L << ((hash ^ (hash >> 8) ^ (hash >> 14)) & 63);
    if ((seen & bit) != 0 && keyCount - base <= FEW_KEYS && isNoted(from, to, base, hash)) {
      return 0;
    }
    push(from, to, hash);
    return seen | bit;
  }

  private boolean isNoted(int from, int to, int base, int hash) {
    for (int i = base; i < keyCount; i++) {
      if (hashes[i] == hash
          && Arrays.equals(buffer, keys[2 * i], keys[2 * i + 1], buffer, from, to)) {
        return true;
      }
    }
    return false;
  }

  private void push(int from, int to, int hash) {
    if (keyCount == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * keyCount);
      keys = Arrays.copyOf(keys, 4 * keyCount);
    }
    keys[2 * keyCount] = from;
    keys[2 * keyCount + 1] = to;
    hashes[keyCount++] = hash;
  }

  /** Ends an object whose keys began at {@code base}; false if it has a key twice. */
  boolean endObject(int base) {
    int count = keyCount - base;
    keyCount = base;
    if (count <= FEW_KEYS) {
      return true;
    }
    Set<String> all = new HashSet<>();
    for (int i = base; i < base + count; i++) {
      int length = keys[2 * i + 1] - keys[2 * i];
      all.add(new String(buffer, keys[2 * i], length, StandardCharsets.ISO_8859_1));
    }
    return all.size() == count;
  }

  private int list(int at, int depth) {
    int next = at + 1;
    if (is(next, ']')) {
      return next + 1;
    }
    while (true) {
      next = value(next, depth + 1);
      if (is(next, ']')) {
        return next + 1;
      }
      if (!is(next, ',')) {
        return BAD;
      }
      next++;
    }
  }

  /** A whole number of 64 bits. */
  int number(int at) {
    boolean negative = is(at, '-');
    int first = negative ? at + 1 : at;
    int next = first;
    long value = 0; // below zero, where there is room for one more
    while (next < end && buffer[next] >= '0' && buffer[next] <= '9') {
      int digit = buffer[next] - '0';
      if (next - first > 18 || value < (Long.MIN_VALUE + digit) / 10) {
        return BAD;
      }
      value = value * 10 - digit;
      next++;
    }
    boolean leadingZero = is(first, '0') && (next > first + 1 || negative);
    boolean tooLarge = value == Long.MIN_VALUE && !negative;
    return next == first || leadingZero || tooLarge ? BAD : next;
  }

  int string(int at) {
    if (!is(at, '"')) {
      return BAD;
    }
    int next = at + 1;
    while (true) {
      next = plain(next);
      if (next >= end) {
        return BAD;
      }
      if (buffer[next] == '"') {
        return next + 1;
      }
      next = buffer[next] == '\\' ? escape(next) : multibyte(next);
      if (next == BAD) {
        return BAD;
      }
    }
  }

  /** Walks over what stands for itself, eight bytes at a time where there are as many. */
  private int plain(int at) {
    int next = at;
    while (next + Long.BYTES <= end) {
      long bytes = (long) LONGS.get(buffer, next);
      long quotes = bytes ^ QUOTES;
      long backslashes = bytes ^ BACKSLASHES;
      long deletes = bytes ^ DELETES;
      long special =
          ((bytes - CONTROLS) | (quotes - ONES) | (backslashes - ONES) | (deletes - ONES) | bytes)
              & HIGHS;
      if (special != 0) {
        next += Long.numberOfTrailingZeros(special) >>> 3;
        break;
      }
      next += Long.BYTES;
    }
    while (next < end && CLASS[buffer[next] & 0xff] == PLAIN) {
      next++;
    }
    return next;
  }

  private int escape(int at) {
    if (is(at + 1, '"') || is(at + 1, '\\')) {
      return at + 2;
    }
    if (!is(at + 1, 'u') || at + 6 > end) {
      return BAD;
    }
    int code = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Hex.digit(buffer[i]);
      if (digit < 0) {
        return BAD;
      }
      code = code << 4 | digit;
    }
    return mustBeEscaped(code) ? at + 6 : BAD;
  }

  private static boolean mustBeEscaped(int code) {
    return code < 0x20 || (code >= 0x7f && code <= 0x9f) || code == 0x2028 || code == 0x2029;
  }

  private int multibyte(int at) {
    int lead = buffer[at] & 0xff;
    int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4 || at + more >= end) {
      return BAD;
    }
    int code = lead & (0x3f >> more);
    for (int i = at + 1; i <= at + more; i++) {
      if ((buffer[i] & 0xc0) != 0x80) {
        return BAD;
      }
      code = code << 6 | (buffer[i] & 0x3f);
    }
    boolean overlong = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
    boolean none = (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff;
    return overlong || none || mustBeEscaped(code) ? BAD : at + more + 1;
  }
}
