package io.orrery.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON as bytes in the one form that ledgers have: UTF-8, no white space, and a line stays a
 * line. It knows where it is, so that a refused value can be named.
 *
 * <p>For one thread at a time; made to be used again and again.
 */
final class JsonBytes {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_NUMBER = 20;
  private static final int LONGEST_CHARACTER = 6;

  private byte[] bytes;
  private int length;
  private String[] path = new String[8];
  private int steps;
  private int depth;

  /** Room for this many bytes at first; it grows. */
  JsonBytes(int capacity) {
    this.bytes = new byte[capacity];
  }

  /** An object as text, for what is written seldom. */
  static String text(Map<String, ?> object) {
    JsonBytes out = new JsonBytes(512);
    out.value(object);
    return new String(out.bytes, 0, out.length, StandardCharsets.UTF_8);
  }

  /** The bytes so far are the first {@link #length()} of these, until the next call. */
  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** A copy of the bytes from {@code from} on. */
  byte[] copy(int from) {
    return Arrays.copyOfRange(bytes, from, length);
  }

  /** Forgets the bytes from {@code newLength} on, and where it was. */
  void cut(int newLength) {
    length = newLength;
    steps = 0;
    depth = 0;
  }

  /** From here on values belong to a member of this name. */
  void enter(String name) {
    if (steps == path.length) {
      path = Arrays.copyOf(path, 2 * steps);
    }
    path[steps++] = name;
  }

  /** The member ends. */
  void leave() {
    steps--;
  }

  /** Where it is, for messages. */
  String where() {
    return String.join(".", Arrays.asList(path).subList(0, steps));
  }

  /** An object or list begins; refused where it is too deep for a record. */
  void open(char bracket) {
    if (depth + 1 >= StrictJson.MAX_DEPTH) {
      throw new IllegalArgumentException(
          where() + " must not be nested deeper than " + StrictJson.MAX_DEPTH + " levels");
    }
    depth++;
    put((byte) bracket);
  }

  /** An object or list ends. */
  void close(char bracket) {
    depth--;
    put((byte) bracket);
  }

  void put(byte one) {
    room(1);
    bytes[length++] = one;
  }

  /** Bytes that are JSON already. */
  void raw(byte[] json) {
    room(json.length);
    System.arraycopy(json, 0, bytes, length, json.length);
    length += json.length;
  }

  void number(long value) {
    if (value == Long.MIN_VALUE) {
      raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
      return;
    }
    room(LONGEST_NUMBER);
    long rest = value;
    if (rest < 0) {
      bytes[length++] = '-';
      rest = -rest;
    }
    int digits = digits(rest);
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /** A text in quotes; its surrogates must be pairs. */
  void string(CharSequence text) {
    room(text.length() * LONGEST_CHARACTER + 2);
    bytes[length++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
        bytes[length++] = (byte) c;
      } else if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
        utf8(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        special(c);
      }
    }
    bytes[length++] = '"';
  }

  /** A time in quotes, as {@link Instant#toString} has it; its year must have four digits. */
  void instant(Instant instant) {
    room(LONGEST_NUMBER + LONGEST_NUMBER);
    bytes[length++] = '"';
    length = InstantWriter.write(instant, bytes, length, this::where);
    bytes[length++] = '"';
  }

  /** Any JSON: texts, whole numbers, booleans, lists, maps in their order. */
  void value(Object value) {
    if (value instanceof String text) {
      string(text);
    } else if (value instanceof Map<?, ?> object) {
      object(object);
    } else if (value instanceof List<?> list) {
      list(list);
    } else {
      raw(value.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Lower-case hexadecimal digits of 32 bytes. */
  void hex(byte[] digest) {
    room(2 * digest.length);
    for (byte each : digest) {
      bytes[length++] = HEX[(each >> 4) & 15];
      bytes[length++] = HEX[each & 15];
    }
  }

  private void object(Map<?, ?> object) {
    open('{');
    String separator = "";
    for (Map.Entry<?, ?> member : object.entrySet()) {
      raw(separator.getBytes(StandardCharsets.US_ASCII));
      string((String) member.getKey());
      put((byte) ':');
      value(member.getValue());
      separator = ",";
    }
    close('}');
  }

  private void list(List<?> list) {
    open('[');
    String separator = "";
    for (Object element : list) {
      raw(separator.getBytes(StandardCharsets.US_ASCII));
      value(element);
      separator = ",";
    }
    close(']');
  }

  private void special(char c) {
    if (c == '"' || c == '\\') {
      bytes[length++] = '\\';
      bytes[length++] = (byte) c;
    } else if (c < ' ' || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029) {
      bytes[length++] = '\\';
      bytes[length++] = 'u';
      for (int shift = 12; shift >= 0; shift -= 4) {
        bytes[length++] = HEX[(c >> shift) & 15];
      }
    } else {
      utf8(c);
    }
  }

  private void utf8(int point) {
    if (point < 0x800) {
      bytes[length++] = (byte) (0xc0 | point >> 6);
    } else {
      if (point < 0x10000) {
        bytes[length++] = (byte) (0xe0 | point >> 12);
      } else {
        bytes[length++] = (byte) (0xf0 | point >> 18);
        bytes[length++] = (byte) (0x80 | (point >> 12 & 0x3f));
      }
      bytes[length++] = (byte) (0x80 | (point >> 6 & 0x3f));
    }
    bytes[length++] = (byte) (0x80 | (point & 0x3f));
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  private static int digits(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }
}
