package io.orrery.trading;

import io.orrery.order.BrokerAttestation;
import io.orrery.universe.Fact;
import java.util.List;

/**
 * Record: the broker said who it is, and that is who it must be for this universe.
 *
 * @param broker which technology and venue
 * @param endpoint where it was reached, without secrets
 * @param account the account's name at the broker
 * @param evidence what was compared and found
 */
public record BrokerAttested(String broker, String endpoint, String account, List<String> evidence)
    implements Fact {

  /** Copies the list. */
  public BrokerAttested {
    evidence = List.copyOf(evidence);
  }

  static BrokerAttested of(BrokerAttestation said) {
    return new BrokerAttested(said.broker(), said.endpoint(), said.account(), said.evidence());
  }
}
