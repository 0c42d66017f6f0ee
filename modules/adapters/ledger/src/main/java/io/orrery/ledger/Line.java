package io.orrery.ledger;

import io.orrery.basics.Sha256;
import io.orrery.universe.Fact;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.UntypedFact;
import java.time.Instant;

/**
 * A record as a line of a file says it.
 *
 * @param id the ledger that it says it is in
 * @param seq the number that it says it has
 * @param provenance where it says it comes from
 * @param recordedAt when it says it was written
 * @param fact what it says happened
 * @param hash the 32 bytes that it says are its link
 */
record Line(
    LedgerId id,
    long seq,
    Provenance provenance,
    Instant recordedAt,
    UntypedFact fact,
    byte[] hash) {

  /** The record with its fact in the type that readers want. */
  <F extends Fact> Recorded<F> as(F typed) {
    Recorded.Place place = new Recorded.Place(id.stream(), seq, Sha256.ofRaw(hash));
    return Recorded.asRead(provenance, place, recordedAt, typed);
  }
}
