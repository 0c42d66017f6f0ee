package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.basics.Decimals;
import io.orrery.basics.IdempotencyKey;
import io.orrery.universe.Universe;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands in paths, queries and headers, and refuses what has another form. */
final class Parameters {

  /** Beyond any number that a ledger will reach. */
  static final long MAX_SEQ = 999_999_999_999_999_999L;

  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");

  private Parameters() {}

  static Universe universe(String wireName) {
    try {
      return Universe.parse(wireName);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          new Problem(ProblemType.UNKNOWN_UNIVERSE, String.valueOf(e.getMessage()))
              .with("allowed", List.of("live", "paper", "simulation")));
    }
  }

  /** A whole number, or empty if the parameter is absent. */
  static Optional<Long> whole(String name, @Nullable String text, long least, long most) {
    if (text == null) {
      return Optional.empty();
    }
    long value = WHOLE.matcher(text).matches() ? Long.parseLong(text) : -1;
    if (value < least || value > most) {
      throw refused(
          name,
          "%s must be a whole number from %d to %d, was %s"
              .formatted(name, least, most, Check.shown(text)));
    }
    return Optional.of(value);
  }

  /** A date, which must be given. */
  static LocalDate date(String name, @Nullable String text) {
    try {
      return LocalDate.parse(required(name, text));
    } catch (DateTimeException e) {
      throw refused(
          name,
          "%s must be a date such as 2026-01-27, was %s"
              .formatted(name, Check.shown(String.valueOf(text))));
    }
  }

  /** A decimal, zero or above; {@code otherwise} if it is absent. */
  static double floor(String name, @Nullable String text, double otherwise) {
    try {
      return text == null
          ? otherwise
          : Check.notNegative(name, Decimals.parse(name, text)).doubleValue();
    } catch (IllegalArgumentException e) {
      throw refused(name, String.valueOf(e.getMessage()));
    }
  }

  static String required(String name, @Nullable String text) {
    if (text == null) {
      throw refused(name, name + " must be given, was not");
    }
    return text;
  }

  static Optional<IdempotencyKey> idempotencyKey(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(IdempotencyKey::new);
    } catch (IllegalArgumentException e) {
      throw refused("Idempotency-Key", String.valueOf(e.getMessage()));
    }
  }

  static ProblemException refused(String name, String sentence) {
    return new ProblemException(
        new Problem(ProblemType.INVALID_PARAMETER, sentence).with("parameter", name));
  }
}
