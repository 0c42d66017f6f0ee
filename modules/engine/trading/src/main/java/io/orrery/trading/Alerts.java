package io.orrery.trading;

import io.orrery.trading.observability.AgentsEvaluated;
import io.orrery.trading.observability.AlertRaised;
import io.orrery.trading.observability.ReasonCode;
import io.orrery.trading.observability.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what somebody should know, once each time that it begins. Of use to one thread. */
final class Alerts {

  private final OrderDesk desk;
  private final Roster roster;
  private final Set<String> failed = new HashSet<>();
  private Optional<String> blocked = Optional.empty();

  Alerts(OrderDesk desk, Roster roster) {
    this.desk = desk;
    this.roster = roster;
  }

  /** What began or ended since the last look. */
  List<AlertRaised> look() {
    List<AlertRaised> found = new ArrayList<>();
    blocks().ifPresent(found::add);
    for (Role role : Role.ALL) {
      failure(role).ifPresent(found::add);
    }
    return found;
  }

  /** What an evaluation found wrong. */
  static List<AlertRaised> of(AgentsEvaluated evaluated) {
    List<AlertRaised> found = new ArrayList<>();
    for (AgentsEvaluated.Finding each : evaluated.findings()) {
      if (each.status() == AgentsEvaluated.Status.WARN) {
        found.add(AlertRaised.of(ReasonCode.EXPECTATION_WARN, each.agent(), sentence(each)));
      } else if (each.status() == AgentsEvaluated.Status.FAIL) {
        found.add(AlertRaised.of(ReasonCode.EXPECTATION_FAIL, each.agent(), sentence(each)));
      }
    }
    return found;
  }

  /** Stops that sold at one moment. */
  static AlertRaised ofStops(int stops) {
    return AlertRaised.of(
        ReasonCode.STOP_LOSS_TRIGGERED, Role.MONITOR, "positions sold by a stop: " + stops);
  }

  private static String sentence(AgentsEvaluated.Finding found) {
    String bound =
        found
            .minValue()
            .map(min -> "at least " + min.toPlainString())
            .or(() -> found.maxValue().map(max -> "at most " + max.toPlainString()))
            .orElse("anything");
    return "%s of %s must be %s %s, was %s"
        .formatted(
            found.metric().wireName(),
            found.agent().wireName(),
            bound,
            found.unit(),
            found.value().map(value -> value.toPlainString()).orElse("not measured"));
  }

  private Optional<AlertRaised> blocks() {
    Optional<String> before = blocked;
    blocked = desk.blocks().stream().map(Block::sentence).findFirst();
    if (blocked.equals(before)) {
      return Optional.empty();
    }
    return Optional.of(
        blocked
            .map(why -> AlertRaised.of(ReasonCode.TRADING_BLOCKED, Role.EXECUTION, why))
            .orElseGet(
                () ->
                    AlertRaised.of(
                        ReasonCode.TRADING_RESUMED, Role.EXECUTION, "nothing blocks new orders")));
  }

  private Optional<AlertRaised> failure(Role role) {
    AgentReport report = roster.report(role);
    if (report.state() != AgentReport.State.ERROR) {
      failed.remove(report.name());
      return Optional.empty();
    }
    return failed.add(report.name())
        ? Optional.of(
            AlertRaised.of(
                ReasonCode.AGENT_FAILED, role, report.reason().orElse("it does not say why")))
        : Optional.empty();
  }
}
