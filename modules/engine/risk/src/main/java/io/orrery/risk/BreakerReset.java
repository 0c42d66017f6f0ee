package io.orrery.risk;

import io.orrery.universe.Fact;
import java.time.Instant;
import java.util.List;

/**
 * Event: a person re-armed the breaker, and with it accepted what was lost: day and peak begin with
 * the equity that was last seen.
 *
 * @param person who
 * @param reason why
 * @param resetAt when
 * @param lifted what it had tripped for
 * @param accepted the state that the person saw
 * @param state as it is now
 */
public record BreakerReset(
    String person,
    String reason,
    Instant resetAt,
    List<BreakerTrip> lifted,
    BreakerState accepted,
    BreakerState state)
    implements Fact {

  /** Copies the list. */
  public BreakerReset {
    lifted = List.copyOf(lifted);
  }
}
