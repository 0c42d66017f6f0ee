package io.orrery.exports;

import io.orrery.trade.EquityPoint;
import io.orrery.trade.FactFields;
import io.orrery.trade.Trade;
import io.orrery.universe.Fact;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record as it leaves: its envelope, the fact's members, and the assumptions of its session, so
 * that a row that lies alone still says where it is from (contract U3).
 *
 * @param record what was recorded
 * @param assumptions the execution model of its session, by names on the wire; empty if its opening
 *     is not on record
 */
public record Row(Recorded<?> record, Map<String, Object> assumptions) {

  /** When it happened: as the fact says, else when it was recorded. */
  public Instant happenedAt() {
    Fact fact = record.fact();
    if (fact instanceof Trade trade) {
      return trade.executedAt();
    }
    return fact instanceof EquityPoint point ? point.observedAt() : record.recordedAt();
  }

  /** All that it says, in recorded order: text, whole numbers, booleans, lists and maps. */
  public Map<String, Object> members() {
    Map<String, Object> members = envelope(record);
    members.put("assumptions", assumptions);
    members.putAll(FactFields.of(record.fact()));
    return members;
  }

  /** What a record carries whatever its fact is. */
  public static Map<String, Object> envelope(Recorded<?> record) {
    Provenance provenance = record.provenance();
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("schema_version", (long) provenance.schemaVersion());
    envelope.put("seq", record.seq());
    envelope.put("stream", record.stream().wireName());
    envelope.put("universe", provenance.universe().wireName());
    envelope.put("session_id", provenance.sessionId().value());
    envelope.put("recorded_at", record.recordedAt().toString());
    envelope.put("data_lineage_id", provenance.lineageId());
    envelope.put("validity_class", provenance.validityClass().name());
    envelope.put(
        "validity_reasons", provenance.validityReasons().stream().map(FactFields::value).toList());
    envelope.put("type", record.fact().type());
    envelope.put("hash", record.hash().value());
    return envelope;
  }
}
