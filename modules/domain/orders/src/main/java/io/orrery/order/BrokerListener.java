package io.orrery.order;

/**
 * Hears what a broker reports, on the broker's threads, in the order in which the broker tells it.
 * It must be short and must not throw.
 */
public interface BrokerListener {

  /** Something was heard of an order of ours. Reports may come twice, late, or out of order. */
  void reported(OrderReport report);

  /**
   * Reports may have been missed, or the broker is reached again: all that is open must be looked
   * up.
   *
   * @param reason what happened, as a sentence
   */
  void resynchronize(String reason);
}
