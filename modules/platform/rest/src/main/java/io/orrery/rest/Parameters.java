package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.basics.IdempotencyKey;
import io.orrery.universe.Universe;
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
