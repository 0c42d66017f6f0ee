package io.orrery.proof;

import io.orrery.session.ControlId;
import io.orrery.session.ProofAttempted;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An attempt and what it found.
 *
 * @param canary what marked it
 * @param attempt what was tried
 * @param finding what came of it
 */
record Tried(String canary, Attempt attempt, Finding finding) {

  /** As the audit record of the universe that it touched. */
  ProofAttempted fact(ControlId id) {
    return new ProofAttempted(
        id,
        canary,
        attempt.invariant().name(),
        attempt.name(),
        finding.outcome().wireName(),
        finding.evidence());
  }

  /** As a part of the report. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("canary", canary);
    members.put("invariant", attempt.invariant().name());
    members.put("attempt", attempt.name());
    members.put("way", attempt.way().name().toLowerCase(Locale.ROOT));
    members.put("at", attempt.universe().map(universe -> universe.wireName()).orElse("twin"));
    members.put("outcome", finding.outcome().wireName());
    members.put("evidence", finding.evidence());
    return members;
  }
}
