package io.orrery.broker.fix;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a FIX session beats, gives up waiting and begins anew.
 *
 * @param heartbeat after how much silence we say that we are here, 1 s to 1 h (FIX tag 108)
 * @param patience how long an answer is waited for, 100 ms to 1 min
 * @param reset when both sides begin to count from 1 again each day; empty if they never do
 */
public record FixTiming(Duration heartbeat, Duration patience, Optional<Reset> reset) {

  /**
   * The moment of each day at which sequence numbers begin anew.
   *
   * @param at the time of day
   * @param zone in which
   */
  public record Reset(LocalTime at, ZoneId zone) {}

  /** Refuses durations outside their range with {@link IllegalArgumentException}. */
  public FixTiming {
    within("heartbeat", heartbeat, Duration.ofSeconds(1), Duration.ofHours(1));
    within("patience", patience, Duration.ofMillis(100), Duration.ofMinutes(1));
    if (heartbeat.toNanosPart() != 0) {
      throw new IllegalArgumentException("heartbeat must be whole seconds, was " + heartbeat);
    }
  }

  private static void within(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, was %s".formatted(name, least, most, value));
    }
  }
}
