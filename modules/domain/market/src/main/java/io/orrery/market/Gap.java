package io.orrery.market;

import io.orrery.basics.Symbol;
import java.time.Instant;

/**
 * Bars that the calendar has room for and the data does not have. Missing bars stay missing: they
 * are told, never filled.
 *
 * @param symbol whose bars
 * @param first when the first missing bar would have started
 * @param until when the next bar that is there starts
 * @param bars how many are missing, 1 or above
 */
public record Gap(Symbol symbol, Instant first, Instant until, long bars) {

  /** Refuses a gap without bars with {@link IllegalArgumentException}. */
  public Gap {
    if (bars < 1 || !first.isBefore(until)) {
      throw new IllegalArgumentException(
          "a gap must have bars, was %d from %s to %s".formatted(bars, first, until));
    }
  }

  @Override
  public String toString() {
    return "%s misses %d bars from %s until %s".formatted(symbol, bars, first, until);
  }
}
