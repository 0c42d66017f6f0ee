package io.orrery.migration.proof;

import io.orrery.basics.Decimals;
import java.math.BigDecimal;
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
  private final String[] values = new String[MAX_FIELDS];
  private final Kind[] kinds = new Kind[MAX_FIELDS];
  private int size;
  private long marks;

  /** Forgets all fields. */
  void clear() {
    size = 0;
    marks = 0;
  }

  /** Whether it takes no more fields. */
  boolean isFull() {
    return size == MAX_FIELDS;
  }

  /** Adds a field; false if there is one of that name, or no room. */
  boolean add(String name, Kind kind, String value) {
    if (isFull() || find(name) >= 0) {
      return false;
    }
    names[size] = name;
    kinds[size] = kind;
    values[size] = value;
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
    return at >= 0 && kinds[at] == Kind.TEXT && !values[at].isEmpty()
        ? Optional.of(values[at])
        : Optional.empty();
  }

  /**
   * A number, or a text that is one.
   *
   * @throws IllegalArgumentException if it is too long to be recorded, or another kind of value
   */
  Optional<BigDecimal> decimal(String name) {
    int at = find(name);
    if (at < 0 || kinds[at] == Kind.NULL || values[at].isEmpty()) {
      return Optional.empty();
    }
    if (kinds[at] != Kind.NUMBER && kinds[at] != Kind.TEXT) {
      throw new IllegalArgumentException(name + " must be a number");
    }
    return Optional.of(plain(name, values[at]));
  }

  private static BigDecimal plain(String name, String text) {
    if (text.length() > 2 * Decimals.MAX_DIGITS) {
      throw new IllegalArgumentException(name + " must be a number of at most 38 digits");
    }
    BigDecimal value = new BigDecimal(text);
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
      case TEXT -> flagOf(values[at]);
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
