package io.orrery.trade;

import io.orrery.basics.Sha256;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.time.Instant;
import java.util.Optional;

/**
 * Port: checks what is kept against its hashes, seals and keys, by other code than that which wrote
 * it. It changes nothing. Safe for use by many threads.
 */
public interface Integrity {

  /**
   * Checks every record of a ledger. It may run while the ledger is written: a line that is not
   * complete yet is no damage.
   *
   * @throws LedgerException if files cannot be read; that says nothing about the ledger
   */
  Verdict verify(Universe universe, Stream stream);

  /**
   * What is sealed of a ledger, as the seals say it themselves; nothing is checked.
   *
   * @throws LedgerException if files cannot be read
   */
  Sealed sealed(Universe universe, Stream stream);

  /**
   * The seals of a ledger.
   *
   * @param count how many
   * @param newest the last one; empty if there is none
   */
  record Sealed(long count, Optional<SealSummary> newest) {}

  /**
   * One seal.
   *
   * @param lastSeq the last record that it covers
   * @param lastHash the hash of that record
   * @param sealedAt when, as it says
   * @param keyId the key that signed it, as it says
   */
  record SealSummary(long lastSeq, Sha256 lastHash, Instant sealedAt, String keyId) {}
}
