package io.orrery.runs;

import io.orrery.analytics.Performance;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;

/**
 * A run that came to its end.
 *
 * @param run its name, under which its ledgers are kept
 * @param session the session that recorded it
 * @param performance what its records amount to
 * @param summary the record that says so
 */
public record RunOutcome(
    RunId run, SessionId session, Performance performance, RunFinished summary) {}
