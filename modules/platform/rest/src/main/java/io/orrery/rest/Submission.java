package io.orrery.rest;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.session.Intake;
import io.orrery.session.UniverseSession;
import io.orrery.trade.Origin;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object brought to an open session: read, recorded, answered.
 *
 * @param kind what it is
 * @param session who takes it
 * @param refusals where an attempt to set provenance is put on record
 * @param <F> what it is
 */
record Submission<F extends Fact>(Brought<F> kind, UniverseSession session, Refusals refusals) {

  /** Answers 201 for a new record and 200 for the one that the same request left before. */
  Response take(byte[] body, Optional<IdempotencyKey> key, String path) {
    F fact = read(body, key.map(k -> new Origin(k, 1, Sha256.of(body))));
    Intake.Outcome<F> outcome = outcome(fact, key);
    if (outcome instanceof Intake.Accepted<F> accepted) {
      return answer(201, accepted.record())
          .header("Location", "%s?after_seq=%s&limit=1".formatted(path, before(accepted.record())))
          .build();
    }
    if (outcome instanceof Intake.Replayed<F> replayed) {
      return answer(200, replayed.record()).header("Idempotent-Replayed", "true").build();
    }
    Intake.Conflicting<F> conflict = (Intake.Conflicting<F>) outcome;
    throw new ProblemException(ProblemType.IDEMPOTENCY_CONFLICT, conflict.sentence());
  }

  private F read(byte[] body, Optional<Origin> origin) {
    try {
      return kind.read(body, "body", origin);
    } catch (ProblemException e) {
      refusals.audit(session, e.problem());
      throw e;
    }
  }

  private Intake.Outcome<F> outcome(F fact, Optional<IdempotencyKey> key) {
    Intake<F> intake = kind.intake().apply(session);
    if (key.isEmpty()) {
      return Writes.known(() -> intake.take(List.of(fact))).get(0);
    }
    var announced = intake.begin(key.get());
    try (announced) {
      return Writes.known(() -> intake.take(List.of(fact))).get(0);
    }
  }

  private static long before(Recorded<?> record) {
    return record.seq() - 1;
  }

  /** About the record's own session, which for a replayed one may be an earlier session. */
  private static Response.ResponseBuilder answer(int status, Recorded<?> record) {
    Map<String, Object> view = RecordView.of(record);
    return Response.status(status)
        .entity(view)
        .type("application/json")
        .header(Answers.UNIVERSE_HEADER, record.provenance().universe().wireName())
        .header(Answers.SESSION_HEADER, record.provenance().sessionId().value());
  }
}
