package io.orrery.migration.proof;

import io.orrery.basics.Decimals;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** The fields of one row, by their names here: texts and numbers as they stand in the line. */
final class Row implements Parsed {

  /** What a value is. */
  enum Kind {
    TEXT,
    NUMBER,
    TRUE,
    FALSE,
    NULL,
    NESTED
  }

  private static final int MAX_FIELDS = 256;

  private final String[] names = new String[MAX_FIELDS];
  private final Kind[] kinds = new Kind[MAX_FIELDS];
  private final int[] starts = new int[MAX_FIELDS];
  private final int[] ends = new int[MAX_FIELDS];
  private final String[] texts = new String[MAX_FIELDS];
  private char[] chars = new char[512];
  private int size;
  private int used;
  private long marks;

  /** Forgets all fields. */
  void clear() {
    size = 0;
    used = 0;
    marks = 0;
  }

  /** Whether it takes no more fields. */
  boolean isFull() {
    return size == MAX_FIELDS;
  }

  /** Adds a field whose kind says it all; false if there is one of that name, or no room. */
  boolean add(String name, Kind kind) {
    return add(name, kind, chars, 0, 0);
  }

  /** Adds a field with a text, which is copied; false if there is one of that name, or no room. */
  boolean add(String name, Kind kind, char[] text, int offset, int length) {
    if (isFull() || find(name) >= 0) {
      return false;
    }
    if (used + length > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(2 * chars.length, used + length));
    }
    System.arraycopy(text, offset, chars, used, length);
    names[size] = name;
    kinds[size] = kind;
    starts[size] = used;
    used += length;
    ends[size] = used;
    size++;
    marks |= mark(name);
    return true;
  }

  /** Names are mostly the very same objects, because the reader interns them. */
  @SuppressWarnings("ReferenceEquality")
  private int find(String name) {
    if ((marks & mark(name)) == 0) {
      return -1;
    }
    for (int i = 0; i < size; i++) {
      if (names[i] == name) {
        return i;
      }
    }
    for (int i = 0; i < size; i++) {
      if (names[i].length() == name.length() && names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** One bit of 64, by which most names that are not there are told at once. */
  private static long mark(String name) {
    return 1L << name.hashCode();
  }

  /** A text that is not empty. */
  Optional<String> text(String name) {
    int at = find(name);
    return at >= 0 && kinds[at] == Kind.TEXT && length(at) > 0
        ? Optional.of(textOf(at))
        : Optional.empty();
  }

  private int length(int at) {
    return ends[at] - starts[at];
  }

  /** What stands in one place is mostly the same from row to row, and is then made once. */
  private String textOf(int at) {
    String known = texts[at];
    if (known == null || !isAt(known, at)) {
      known = new String(chars, starts[at], length(at));
      texts[at] = known;
    }
    return known;
  }

  private boolean isAt(String text, int at) {
    int start = starts[at];
    if (text.length() != ends[at] - start) {
      return false;
    }
    for (int i = text.length() - 1; i >= 0; i--) {
      if (text.charAt(i) != chars[start + i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * A number, or a text that is one; empty if it is another kind of value.
   *
   * @throws IllegalArgumentException if it is too long to be recorded, or a text that is no number
   */
  Optional<BigDecimal> decimal(String name) {
    int at = find(name);
    if (at < 0 || length(at) == 0) {
      return Optional.empty();
    }
    return Optional.of(plain(name, at));
  }

  private BigDecimal plain(String name, int at) {
    if (length(at) > 2 * Decimals.MAX_DIGITS) {
      throw new IllegalArgumentException(name + " must be a number of at most 38 digits");
    }
    BigDecimal value = new BigDecimal(chars, starts[at], length(at));
    boolean isWhole = value.scale() < 0 && value.scale() >= -Decimals.MAX_DIGITS;
    return Decimals.bounded(name, isWhole ? value.setScale(0) : value);
  }

  /** True or false, also as Python writes it into a table. */
  Optional<Boolean> flag(String name) {
    int at = find(name);
    if (at < 0) {
      return Optional.empty();
    }
    return switch (kinds[at]) {
      case TRUE -> Optional.of(true);
      case FALSE -> Optional.of(false);
      case TEXT -> flagOf(textOf(at));
      case NUMBER, NULL, NESTED -> Optional.empty();
    };
  }

  private static Optional<Boolean> flagOf(String text) {
    return switch (text) {
      case "true", "True" -> Optional.of(true);
      case "false", "False" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
