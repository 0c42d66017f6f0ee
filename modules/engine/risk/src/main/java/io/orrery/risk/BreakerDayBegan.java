package io.orrery.risk;

import io.orrery.universe.Fact;
import java.util.List;

/**
 * Event: the breaker saw the account on a new trading day, or for the first time.
 *
 * @param rearmed the trips that the new day lifted, if the breaker is told to do that
 * @param state as it is now, before what was lost overnight is judged
 */
public record BreakerDayBegan(List<BreakerTrip> rearmed, BreakerState state) implements Fact {

  /** Copies the list. */
  public BreakerDayBegan {
    rearmed = List.copyOf(rearmed);
  }
}
