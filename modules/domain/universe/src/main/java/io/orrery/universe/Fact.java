package io.orrery.universe;

/**
 * Something that happened, without provenance: what a session mints and a ledger records.
 *
 * <p>A fact is a Java record. Its components are what is recorded, under their names in snake case:
 * text, {@code BigDecimal} (as a string), {@code long} and {@code int}, {@code boolean}, {@code
 * Instant}, {@code Duration}, enums (in lower case; a {@link ValidityClass} by its own name),
 * records of one component (as that component), other records (as objects), sealed interfaces of
 * records (as objects with a {@code kind}), and {@code Optional} and {@code List} of these; never
 * {@code double} and never null. A component may not have the name of an envelope field such as
 * {@code seq}.
 */
public interface Fact {

  /** What kind of fact it is, in snake case: by default the record's name. */
  default String type() {
    return FactTypes.of(getClass());
  }
}
