package io.orrery.broker.alpaca;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status of HTTP
 * @param body at most as long as {@link Api} allows
 * @param retryAfter how long to wait before the next request, if it says
 */
record Answer(int status, byte[] body, Optional<Duration> retryAfter) {

  static final int TOO_MANY = 429;

  private static final long LONGEST_WAIT = 120;

  boolean isGood() {
    return status >= 200 && status < 300;
  }

  /** Whether asking again can help. */
  boolean isPassing() {
    return status == TOO_MANY || status == 408 || status >= 500;
  }

  /** Of {@code Retry-After} in seconds, or of the moment at which the limit is reset. */
  static Optional<Duration> wait(Optional<Long> retryAfter, Optional<Long> reset, Clock clock) {
    Optional<Long> seconds =
        retryAfter.or(() -> reset.map(at -> at - clock.instant().getEpochSecond() + 1));
    return seconds.filter(s -> s > 0).map(s -> Duration.ofSeconds(Math.min(s, LONGEST_WAIT)));
  }
}
