package io.orrery.promotion;

import io.orrery.runs.Named;
import io.orrery.session.Person;
import io.orrery.trade.FactFields;
import io.orrery.universe.Provenance;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A promotion as it leaves, over HTTP and at the command line: plain values, as in records. */
public final class PromotionRow {

  private static final List<String> REQUEST =
      List.of(
          "strategy",
          "code_hash",
          "parameter_hash",
          "from",
          "to",
          "requested_by",
          "evidence",
          "reason",
          "expires_at");

  private final Promotion promotion;
  private final Provenance provenance;
  private final Instant now;

  /**
   * A row.
   *
   * @param provenance which session recorded the request
   * @param now as of when it is told how it stands
   */
  public PromotionRow(Promotion promotion, Provenance provenance, Instant now) {
    this.promotion = promotion;
    this.provenance = provenance;
    this.now = now;
  }

  /** As it stands in a list, without what it rests on. */
  public Map<String, Object> line() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("universe", provenance.universe().wireName());
    row.put("session_id", provenance.sessionId().value());
    row.put("validity_class", provenance.validityClass().name());
    row.put("data_lineage_id", provenance.lineageId());
    row.put("id", promotion.id().value());
    row.put("state", FactFields.value(promotion.standing(now)));
    row.put("in_force", promotion.isInForce(now));
    row.put("detail", promotion.sentence(now));
    REQUEST.forEach(name -> copy(name, row));
    decide(row);
    return row;
  }

  /** Everything that is on record of it. */
  public Map<String, Object> full() {
    Map<String, Object> row = line();
    row.put("parameters", Named.read(promotion.request().get("parameters")));
    row.put("limits", Named.read(promotion.request().get("limits")));
    copy("evidence_pack", row);
    copy("origin", row);
    return row;
  }

  private void copy(String name, Map<String, Object> row) {
    if (promotion.request().containsKey(name)) {
      row.put(name, promotion.request().get(name));
    }
  }

  private void decide(Map<String, Object> row) {
    if (promotion.state() instanceof PromotionState.Approved approved) {
      row.put("decision", decision("approved", approved.by(), approved.reason(), approved.at()));
    } else if (promotion.state() instanceof PromotionState.Refused refused) {
      row.put("decision", decision("refused", refused.by(), refused.reason(), refused.at()));
    } else if (promotion.state() instanceof PromotionState.Revoked revoked) {
      row.put("decision", decision("revoked", revoked.by(), revoked.reason(), revoked.at()));
    }
  }

  private static Map<String, Object> decision(String act, Person by, String reason, Instant at) {
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("act", act);
    decision.put("by", by.name());
    decision.put("evidence", by.evidence());
    decision.put("reason", reason);
    decision.put("at", at.toString());
    return decision;
  }
}
