package io.orrery.trading;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.order.Position;
import io.orrery.universe.Fact;
import java.util.List;

/**
 * Record: what a broker's account held was taken over as it was. Fills since then explain what it
 * holds later.
 *
 * @param account its name at the broker
 * @param currency of the cash
 * @param cash what was held in money
 * @param positions what was held
 * @param person who took it over; {@code orrery} for an account without positions at its first use
 * @param reason why, as a sentence
 */
public record AccountAdopted(
    String account,
    CurrencyCode currency,
    Amount cash,
    List<Position> positions,
    String person,
    String reason)
    implements Fact {

  /** Copies the list. */
  public AccountAdopted {
    positions = List.copyOf(positions);
  }
}
