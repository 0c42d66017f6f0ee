package io.orrery.parity;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time, both ends in it.
 *
 * @param from its first moment
 * @param to its last moment
 */
public record Span(Instant from, Instant to) {

  /** Refuses an end before the beginning. */
  public Span {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "a span must not end before it begins, was %s to %s".formatted(from, to));
    }
  }

  /** The same, stretched so that a moment lies in it. */
  Span with(Instant moment) {
    return new Span(moment.isBefore(from) ? moment : from, moment.isAfter(to) ? moment : to);
  }

  /** What of it lies in another one, too; empty if nothing does. */
  Optional<Span> common(Span other) {
    Instant first = from.isAfter(other.from) ? from : other.from;
    Instant last = to.isBefore(other.to) ? to : other.to;
    return last.isBefore(first) ? Optional.empty() : Optional.of(new Span(first, last));
  }

  /** Whether a deal was decided, or if that is not known done, in it. */
  boolean has(Deal deal) {
    Instant when = deal.decidedAt().orElseGet(deal::time);
    return !when.isBefore(from) && !when.isAfter(to);
  }
}
