package io.orrery.proof;

import io.orrery.session.ControlId;
import io.orrery.session.UniverseSession;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is signed at the end.
 *
 * @param id the run
 * @param begunAt when it began
 * @param endedAt when it ended
 * @param api where requests were sent
 * @param open the sessions that were open
 * @param tried every attempt in its order
 */
record Report(
    ControlId id,
    Instant begunAt,
    Instant endedAt,
    Optional<String> api,
    List<UniverseSession> open,
    List<Tried> tried) {

  long count(Outcome outcome) {
    return tried.stream().filter(each -> each.finding().outcome() == outcome).count();
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("proof_id", id.value());
    members.put("begun_at", begunAt.toString());
    members.put("ended_at", endedAt.toString());
    members.put("api", api.orElse("none"));
    members.put("sessions", open.stream().map(each -> each.session().id().value()).toList());
    members.put("verdict", count(Outcome.BROKEN) == 0 ? "held" : "broken");
    members.put("held", count(Outcome.HELD));
    members.put("broken", count(Outcome.BROKEN));
    members.put("not_attempted", count(Outcome.NOT_ATTEMPTED));
    members.put("invariants", Arrays.stream(Invariant.values()).map(this::invariant).toList());
    members.put("attempts", tried.stream().map(Tried::members).toList());
    return members;
  }

  private Map<String, Object> invariant(Invariant invariant) {
    List<Tried> own =
        tried.stream().filter(each -> each.attempt().invariant() == invariant).toList();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("invariant", invariant.name());
    members.put("title", invariant.title());
    members.put("outcome", outcome(own).wireName());
    members.put("not_attempted", Untried.of(invariant));
    return members;
  }

  /** Broken if one attempt broke it, held if one at least was made and none broke it. */
  private static Outcome outcome(List<Tried> own) {
    if (own.stream().anyMatch(each -> each.finding().outcome() == Outcome.BROKEN)) {
      return Outcome.BROKEN;
    }
    return own.stream().anyMatch(each -> each.finding().outcome() == Outcome.HELD)
        ? Outcome.HELD
        : Outcome.NOT_ATTEMPTED;
  }
}
