package io.orrery.session;

import io.orrery.universe.Fact;
import java.time.Instant;
import java.util.List;

/**
 * Audit record: the kill switch is engaged, and what it did in this session. Written after the
 * parts were told, since ending risk never waits for a ledger.
 *
 * @param scope {@code all}, or the universe
 * @param engagedAt when it was engaged, UTC
 * @param reason why
 * @param by who, as far as the world knows
 * @param way how it came
 * @param isLatched whether it will survive a restart as far as was known at that moment
 * @param parts what was told, in the order of the calls; empty for a session that opens killed
 */
public record KillEngaged(
    String scope,
    Instant engagedAt,
    String reason,
    String by,
    KillOrder.Way way,
    boolean isLatched,
    List<KillCall> parts)
    implements Fact {

  /** Copies {@code parts}. */
  public KillEngaged {
    parts = List.copyOf(parts);
  }
}
