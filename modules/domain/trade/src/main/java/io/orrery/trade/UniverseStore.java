package io.orrery.trade;

import io.orrery.basics.Sha256;
import io.orrery.universe.Session;
import java.util.List;

/**
 * Port: the ledgers of one universe, owned by this process for one session.
 *
 * <p>{@link #close()} ends the ownership; the ledgers take nothing afterwards.
 */
public interface UniverseStore extends AutoCloseable {

  /** The only session whose facts it takes. */
  Session session();

  /** Takes fills. */
  TradeLedger trades();

  /** Takes equity points. */
  EquityLedger equity();

  /** Takes events. */
  EventLedger events();

  /** Takes audit records. */
  AuditLedger audit();

  /** What opening it found and did. */
  Opening opening();

  /** Whether the disk has failed, so that nothing more is accepted until it is reopened. */
  boolean isPoisoned();

  /** Ends the ownership. A second call changes nothing. */
  @Override
  void close();

  /**
   * What opening found and did.
   *
   * @param deploymentId the deployment to which the universe's root belongs
   * @param tornTails what was set aside; empty after a clean stop
   */
  record Opening(String deploymentId, List<TornTail> tornTails) {

    /** Copies {@code tornTails}. */
    public Opening {
      tornTails = List.copyOf(tornTails);
    }
  }

  /**
   * Bytes behind the last good record of a ledger, which a crash left there before they were
   * acknowledged: moved aside and kept.
   *
   * @param stream the ledger, by wire name
   * @param bytes how many, above zero
   * @param sha256 their digest
   * @param keptIn the file's name in the universe's folder of torn tails
   */
  record TornTail(String stream, long bytes, Sha256 sha256, String keptIn) {}
}
