package io.orrery.verifier;

import io.orrery.basics.Sha256;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of records and where its chain begins.
 *
 * @param file the file
 * @param shown its name below the home
 * @param firstSeq the number that its first record must have
 * @param previousHash the hash before that record
 * @param frontier of the tree before that record
 * @param seal its seal; empty if it has none
 * @param length how many bytes of its file are looked at: of an open segment those that were there
 *     at first, so that a writer who goes on is no fault; of a sealed one all
 */
record Segment(
    Path file,
    String shown,
    long firstSeq,
    Sha256 previousHash,
    List<Sha256> frontier,
    Optional<Seal> seal,
    long length) {

  /** The last record that it must have, as its seal says; the highest number if it has none. */
  long lastSeq() {
    return seal.map(Seal::lastSeq).orElse(Long.MAX_VALUE);
  }
}
