package io.orrery.rest;

import io.orrery.exports.Row;
import io.orrery.trade.FactFields;
import io.orrery.universe.Recorded;
import io.orrery.universe.Validity;
import java.util.List;
import java.util.Map;

/** A record as it is answered: its envelope, then the fact's fields, in one flat object. */
final class RecordView {

  private RecordView() {}

  static Map<String, Object> of(Recorded<?> recorded) {
    return new Members()
        .putAll(Row.envelope(recorded))
        .putAll(FactFields.of(recorded.fact()))
        .view();
  }

  static List<Object> reasons(Validity validity) {
    return validity.reasons().stream().map(FactFields::value).toList();
  }
}
