package io.orrery.trading;

import io.orrery.trading.observability.AgentsEvaluated;
import io.orrery.trading.observability.Expectation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds window after window of one session against what is expected. Of use to one thread. */
final class Evaluations {

  private final DeskView desk;
  private final Roster roster;
  private final Optional<TradingFloor> floor;
  private Instant begun;

  Evaluations(DeskView desk, Roster roster, Optional<TradingFloor> floor) {
    this.desk = desk;
    this.roster = roster;
    this.floor = floor;
    this.begun = desk.now();
  }

  /** Why nothing is expected now; empty if something is. The window goes on. */
  Optional<String> restingBecause() {
    if (floor.isEmpty()) {
      return Optional.of("off: no strategy trades here, only people order");
    }
    AgentReport report = floor.get().report();
    if (report.state() != AgentReport.State.RUNNING) {
      return Optional.of(report.reason().orElse("the floor has not begun"));
    }
    if (report.done() == 0) {
      return Optional.of("no bar has come yet");
    }
    return floor.get().closedBecause();
  }

  /** The window is over, and another begins. */
  AgentsEvaluated take() {
    Instant now = desk.now();
    List<Expectation> expected =
        floor.map(each -> Expectation.usual(each.interval())).orElse(List.of());
    AgentsEvaluated evaluated = AgentsEvaluated.of(begun, now, roster.tally().take(), expected);
    begun = now;
    return evaluated;
  }
}
