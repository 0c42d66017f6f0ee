package io.orrery.trading;

import io.orrery.trading.observability.AgentsEvaluated;
import io.orrery.trading.observability.Expectation;
import java.time.Instant;
import java.util.List;

/** Holds window after window of one session against what is expected. Of use to one thread. */
final class Evaluations {

  private final DeskView desk;
  private final Roster roster;
  private final List<Expectation> expected;
  private Instant begun;

  Evaluations(DeskView desk, Roster roster, List<Expectation> expected) {
    this.desk = desk;
    this.roster = roster;
    this.expected = expected;
    this.begun = desk.now();
  }

  /** The window is over, and another begins. */
  AgentsEvaluated take() {
    Instant now = desk.now();
    AgentsEvaluated evaluated = AgentsEvaluated.of(begun, now, roster.tally().take(), expected);
    begun = now;
    return evaluated;
  }
}
