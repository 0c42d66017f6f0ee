package io.orrery.migration.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/**
 * A moment as a legacy row says it: {@code 2026-01-22T08:31:57.714159}, with a blank for the T,
 * with or without an offset.
 *
 * @param local date and time as they stand there
 * @param offset from UTC, if it says one
 * @param digits how many digits of a second it has
 */
record LegacyTime(LocalDateTime local, Optional<ZoneOffset> offset, int digits) {

  private static final int SECONDS_END = 19;
  private static final int MAX_DIGITS = 9;

  /** Reads one; empty if it is none. */
  static Optional<LegacyTime> parse(String text) {
    try {
      return Optional.of(read(text));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static LegacyTime read(String text) {
    if (text.length() < SECONDS_END || text.length() > 40) {
      throw new IllegalArgumentException("not of this form");
    }
    require(text, 4, "-");
    require(text, 7, "-");
    require(text, 10, "T ");
    require(text, 13, ":");
    require(text, 16, ":");
    int digits = digits(text);
    int end = digits == 0 ? SECONDS_END : SECONDS_END + 1 + digits;
    LocalDateTime local =
        LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            nanos(text, end, digits));
    return new LegacyTime(local, offset(text.substring(end)), digits);
  }

  private static int digits(String text) {
    if (text.length() == SECONDS_END || text.charAt(SECONDS_END) != '.') {
      return 0;
    }
    int digits = 0;
    while (SECONDS_END + 1 + digits < text.length()
        && isDigit(text.charAt(SECONDS_END + 1 + digits))) {
      digits++;
    }
    if (digits == 0 || digits > MAX_DIGITS) {
      throw new IllegalArgumentException("not of this form");
    }
    return digits;
  }

  private static int nanos(String text, int end, int digits) {
    int nanos = number(text, end - digits, end);
    for (int i = digits; i < MAX_DIGITS; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static Optional<ZoneOffset> offset(String rest) {
    return switch (rest) {
      case "" -> Optional.empty();
      case "Z", "+00:00" -> Optional.of(ZoneOffset.UTC);
      default -> Optional.of(ZoneOffset.of(rest));
    };
  }

  private static void require(String text, int at, String oneOf) {
    if (oneOf.indexOf(text.charAt(at)) < 0) {
      throw new IllegalArgumentException("not of this form");
    }
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        throw new IllegalArgumentException("not of this form");
      }
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether it needs a zone from elsewhere. */
  boolean isNaive() {
    return offset.isEmpty();
  }

  /** The moments it can mean in a zone: one; none or two around a change of the clocks. */
  List<Instant> moments(Optional<ZoneRules> zone) {
    if (offset.isPresent()) {
      return List.of(local.toInstant(offset.get()));
    }
    return zone.map(rules -> rules.getValidOffsets(local).stream().map(local::toInstant).toList())
        .orElse(List.of());
  }
}
