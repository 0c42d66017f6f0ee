package io.orrery.trade;

import io.orrery.universe.Fact;

/** A fact of which an event tells once it is durable. */
public interface Told extends Fact {

  /**
   * The event.
   *
   * @param seq the number of the fact's record in its ledger
   */
  Fact event(long seq);
}
