package io.orrery.rest;

import io.orrery.basics.Check;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Reads RFC 3339 times. One without a zone is refused: which moment it means would be a guess. */
final class Timestamps {

  private static final Pattern FORM =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})");
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final String RULE =
      "an RFC 3339 time with Z or an offset such as 2026-01-27T16:39:54Z";

  private Timestamps() {}

  static Instant parse(String name, String text) {
    try {
      Instant instant = OffsetDateTime.parse(Check.matches(name, text, FORM, RULE)).toInstant();
      if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
        return instant;
      }
    } catch (DateTimeException e) {
      // of the right form, but not a moment: falls through to the same sentence
    }
    throw new IllegalArgumentException(
        "%s must be %s, was %s".formatted(name, RULE, Check.shown(text)));
  }
}
