package io.orrery.rest;

import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.Validity;
import java.util.List;
import java.util.Map;

/** A record as it is answered: its envelope, then the fact's fields, in one flat object. */
final class RecordView {

  private RecordView() {}

  static Map<String, Object> of(Recorded<?> recorded) {
    Provenance provenance = recorded.provenance();
    return new Members()
        .put("schema_version", (long) provenance.schemaVersion())
        .put("seq", recorded.seq())
        .put("stream", recorded.stream().wireName())
        .put("universe", provenance.universe().wireName())
        .put("session_id", provenance.sessionId().value())
        .put("recorded_at", recorded.recordedAt().toString())
        .put("data_lineage_id", provenance.lineageId())
        .put("validity_class", provenance.validityClass().name())
        .put("validity_reasons", reasons(provenance.validity()))
        .put("type", recorded.fact().type())
        .put("hash", recorded.hash().value())
        .putAll(FactFields.of(recorded.fact()))
        .view();
  }

  static List<Object> reasons(Validity validity) {
    return validity.reasons().stream().map(FactFields::value).toList();
  }
}
