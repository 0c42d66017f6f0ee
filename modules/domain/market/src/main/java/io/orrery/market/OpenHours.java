package io.orrery.market;

import java.time.Instant;

/**
 * A time during which a market trades without a break.
 *
 * @param open the first instant of trading
 * @param close the first instant after it, later than {@code open}
 */
public record OpenHours(Instant open, Instant close) {

  /** Refuses hours that do not end after they begin with {@link IllegalArgumentException}. */
  public OpenHours {
    if (!open.isBefore(close)) {
      throw new IllegalArgumentException(
          "open hours must end after %s, were until %s".formatted(open, close));
    }
  }

  /** Whether {@code instant} is at or after the opening and before the close. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(open) && instant.isBefore(close);
  }
}
