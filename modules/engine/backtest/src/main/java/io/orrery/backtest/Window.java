package io.orrery.backtest;

import java.time.Instant;

/**
 * The span of time in which a run may trade. Bars before it are history for the strategy and
 * nothing else.
 *
 * @param fromMillis the first moment, in milliseconds since 1970-01-01T00:00Z
 * @param toMillis the moment behind the last, above {@code fromMillis}
 */
public record Window(long fromMillis, long toMillis) {

  /** All time. */
  public static final Window ALL = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

  /** Refuses a window without a moment with {@link IllegalArgumentException}. */
  public Window {
    if (fromMillis >= toMillis) {
      throw new IllegalArgumentException(
          "a window must end behind its beginning, was from %d to %d"
              .formatted(fromMillis, toMillis));
    }
  }

  /** From {@code from}, inclusive, to {@code to}, exclusive. */
  public static Window of(Instant from, Instant to) {
    return new Window(from.toEpochMilli(), to.toEpochMilli());
  }

  /** Whether a moment lies in it. */
  public boolean contains(long millis) {
    return fromMillis <= millis && millis < toMillis;
  }

  @Override
  public String toString() {
    return "%s to %s".formatted(shown(fromMillis), shown(toMillis));
  }

  private static String shown(long millis) {
    boolean open = millis == Long.MIN_VALUE || millis == Long.MAX_VALUE;
    return open ? "any time" : Instant.ofEpochMilli(millis).toString();
  }
}
