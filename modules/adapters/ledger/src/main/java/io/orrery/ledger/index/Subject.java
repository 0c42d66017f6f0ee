package io.orrery.ledger.index;

import java.util.Arrays;

/**
 * The segment that an index is of.
 *
 * @param ledger a number for the ledger
 * @param firstSeq the number of its first record
 * @param length how many bytes it has
 * @param lastHash the link of its last record, 32 bytes, which depends on every record before it
 */
public record Subject(long ledger, long firstSeq, long length, byte[] lastHash) {

  boolean isSame(Subject other) {
    return ledger == other.ledger
        && firstSeq == other.firstSeq
        && length == other.length
        && Arrays.equals(lastHash, other.lastHash);
  }
}
