package io.orrery.trade;

import io.orrery.universe.Fact;
import java.util.Optional;

/**
 * The recorded orders of one universe, intents and what was heard of them: {@code @Inject @Live
 * OrderHistory} is LIVE's, open or closed.
 */
public interface OrderHistory extends History<Fact> {

  /**
   * A fact of this ledger with its type.
   *
   * @param fact as a read answered it
   * @return empty if it is of another type
   * @throws IllegalArgumentException if its fields are none of that type, naming the field
   */
  <F extends Fact> Optional<F> typed(Class<F> type, Fact fact);
}
