package io.orrery.rest;

import java.util.Set;

/** The fields that a session or a ledger gives to a record, and nobody else. */
final class Reserved {

  private static final Set<String> FIELDS =
      Set.of(
          "universe",
          "session_id",
          "validity_class",
          "validity_reasons",
          "seq",
          "hash",
          "schema_version",
          "recorded_at",
          "data_lineage_id",
          "stream",
          "type",
          "origin",
          "assumptions");

  private Reserved() {}

  /** Refuses a reserved {@code field} with {@link ProblemType#RESERVED_FIELD}. */
  static void refuse(String field, String what) {
    if (FIELDS.contains(field)) {
      throw ProblemException.ofField(
          ProblemType.RESERVED_FIELD,
          field,
          "the %s must not set %s: provenance is given by the session that records"
              .formatted(what, field));
    }
  }
}
