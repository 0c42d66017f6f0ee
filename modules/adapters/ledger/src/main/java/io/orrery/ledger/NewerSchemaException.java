package io.orrery.ledger;

import io.orrery.universe.Provenance;

/** A record that a newer program wrote, of which this one must not guess the meaning. */
final class NewerSchemaException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  NewerSchemaException(long version) {
    super(
        "of schema_version %d, and this program reads up to %d: use the program that wrote it, or a newer one"
            .formatted(version, Provenance.SCHEMA_VERSION));
  }
}
