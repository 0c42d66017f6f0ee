package io.orrery.universe;

import io.orrery.basics.Sha256;
import java.time.Instant;

/**
 * A fact that is durable in a ledger: the one form in which facts are read, told and answered.
 *
 * @param <F> the fact's type
 */
public final class Recorded<F extends Fact> {

  private final Provenance provenance;
  private final Place place;
  private final Instant recordedAt;
  private final F fact;

  /**
   * Where a record stands.
   *
   * @param stream the ledger's kind
   * @param seq its number in the ledger, dense from 1
   * @param hash its link in the hash chain
   */
  public record Place(Stream stream, long seq, Sha256 hash) {}

  Recorded(Provenance provenance, Place place, Instant recordedAt, F fact) {
    this.provenance = provenance;
    this.place = place;
    this.recordedAt = recordedAt;
    this.fact = fact;
  }

  /** Describes a record that a ledger's reader found; for readers only, accepted by nothing. */
  public static <F extends Fact> Recorded<F> asRead(
      Provenance described, Place place, Instant recordedAt, F fact) {
    return new Recorded<>(described, place, recordedAt, fact);
  }

  /** Where it comes from. */
  public Provenance provenance() {
    return provenance;
  }

  /** The kind of ledger that holds it. */
  public Stream stream() {
    return place.stream();
  }

  /** Its number in the ledger, dense from 1. Order is by this number, never by a clock. */
  public long seq() {
    return place.seq();
  }

  /** Its link in the hash chain of its ledger. */
  public Sha256 hash() {
    return place.hash();
  }

  /** When it was written, UTC. When it happened is said by the fact. */
  public Instant recordedAt() {
    return recordedAt;
  }

  /** What happened. */
  public F fact() {
    return fact;
  }

  @Override
  public String toString() {
    return fact.type() + " " + stream() + "#" + seq() + " of " + provenance;
  }
}
