package io.orrery.trade;

import io.orrery.basics.Sha256;
import io.orrery.universe.Session;
import java.util.List;
import java.util.Map;

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

  /** Takes order intents, and what was heard of them. */
  OrderLedger orders();

  /** Takes events. */
  EventLedger events();

  /** Takes audit records. */
  AuditLedger audit();

  /** What opening it found and did. */
  Opening opening();

  /**
   * Makes a new signing key for this universe: what is recorded so far is sealed with the old key,
   * which also signs that the new one follows.
   *
   * @param reason who or what wants it, as a sentence
   * @return the id of the new key
   * @throws LedgerException if the store is closed or poisoned, or if the disk failed; the old key
   *     goes on unless the message says otherwise
   */
  String rotateKey(String reason);

  /**
   * Signs what this deployment states, with the universe's present key. A statement has a kind of
   * its own, so that nothing signed here passes for a seal or a key rotation.
   *
   * @param about what the statement is about, in snake case
   * @param members what it says, in their order: texts, whole numbers, booleans, lists and maps
   * @return one JSON object and a line feed: kind {@code statement}, {@code format_version}, {@code
   *     deployment_id}, {@code universe}, {@code key_id}, {@code about}, the members, and the
   *     {@code signature} of what stands before it
   * @throws IllegalArgumentException if a member has one of these names; nothing was signed
   * @throws LedgerException if the store is closed or poisoned
   */
  String sign(String about, Map<String, Object> members);

  /**
   * Whether the disk has failed, so that nothing more is accepted until it is reopened; only audit
   * records may still be, so that the end is on record.
   */
  boolean isPoisoned();

  /** Ends the ownership. A second call changes nothing. */
  @Override
  void close();

  /**
   * What opening found and did.
   *
   * @param deploymentId the deployment to which the universe's root belongs
   * @param tornTails what was set aside; empty after a clean stop
   * @param recovered what an earlier session left without a seal; empty after a clean stop
   */
  record Opening(String deploymentId, List<TornTail> tornTails, List<RecoveredRecords> recovered) {

    /** Copies the lists. */
    public Opening {
      tornTails = List.copyOf(tornTails);
      recovered = List.copyOf(recovered);
    }
  }

  /**
   * Records that an earlier session left without a seal, because it was ended by force or its disk
   * failed: checked, copied and sealed.
   *
   * @param stream the ledger, by wire name
   * @param firstSeq the number of the first
   * @param lastSeq the number of the last
   */
  record RecoveredRecords(String stream, long firstSeq, long lastSeq) {}

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
