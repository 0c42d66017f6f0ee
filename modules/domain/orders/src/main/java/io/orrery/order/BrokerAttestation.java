package io.orrery.order;

import io.orrery.universe.Universe;
import java.util.List;

/**
 * What a broker said of itself, compared with what it must be for its universe: proof that orders
 * go where they belong.
 *
 * @param universe of the session that it trades for
 * @param broker which technology and venue, such as {@code alpaca}
 * @param endpoint where it was reached: host and port, or a FIX session; never a secret
 * @param account the account's name at the broker
 * @param evidence what was compared and found, as sentences without secrets
 */
public record BrokerAttestation(
    Universe universe, String broker, String endpoint, String account, List<String> evidence) {

  /** Copies the list. */
  public BrokerAttestation {
    evidence = List.copyOf(evidence);
  }
}
