package io.orrery.ledger;

import io.orrery.universe.SessionId;
import java.nio.file.Path;

/**
 * A sealed run of records of one session, in a file that never changes again.
 *
 * @param path where its file lies
 * @param session the session of all its records
 * @param firstSeq the number of its first record
 * @param previousHash the link of the record before, 32 bytes; for the first record of a ledger the
 *     digest of the identity
 * @param head the place behind its last record; {@code head.end()} is the length of the file
 */
record Segment(Path path, SessionId session, long firstSeq, byte[] previousHash, Head head) {

  /** The number of its last record. */
  long lastSeq() {
    return head.seq();
  }

  /** The place before its first record. */
  Head start() {
    return new Head(firstSeq - 1, 0, previousHash);
  }

  /** The place before the first record of the segment that follows. */
  Head next() {
    return new Head(head.seq(), 0, head.hash());
  }
}
