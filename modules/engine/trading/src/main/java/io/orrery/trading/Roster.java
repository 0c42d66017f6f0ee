package io.orrery.trading;

import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.risk.RiskDecided;
import io.orrery.trading.observability.AgentsEvaluated;
import io.orrery.trading.observability.Role;
import io.orrery.trading.observability.Seen;
import io.orrery.trading.observability.Tally;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which agents one session has, and how each does. The floor's stages report to it from their one
 * thread, as others do from theirs. Safe for use by many threads; asking waits for nothing.
 */
public final class Roster {

  private final Tally tally = new Tally();
  private volatile Optional<Recorded<AgentsEvaluated>> evaluation = Optional.empty();
  private final Map<Role, AgentReport> reports = new EnumMap<>(Role.class);

  /** Nobody has begun. */
  public Roster() {
    for (Role role : Role.ALL) {
      reports.put(role, AgentReport.initialized(role.wireName()));
    }
  }

  /** What the agents are seen to do. */
  public Tally tally() {
    return tally;
  }

  /** An agent did its work, {@code done} times over. */
  synchronized void ticked(Role role, Instant at, long done) {
    reports.compute(role, (same, report) -> known(report).ticked(at, done));
  }

  /** An agent is in another state. */
  synchronized void become(Role role, AgentReport.State state, Optional<String> reason) {
    reports.compute(role, (same, report) -> known(report).in(state, reason));
  }

  /** An agent works with another, as the recorder does with the feed. */
  public void on(Role role) {
    become(role, AgentReport.State.RUNNING, Optional.empty());
  }

  /** An agent does not work here, which is no failure. */
  public void off(Role role, String reason) {
    become(role, AgentReport.State.IDLE, Optional.of("off: " + reason));
  }

  /** How one agent does. */
  synchronized AgentReport report(Role role) {
    return known(reports.get(role));
  }

  /** What the last evaluation found; empty if there was none in this session. */
  public Optional<Recorded<AgentsEvaluated>> evaluation() {
    return evaluation;
  }

  /** An evaluation is on record. */
  public void evaluated(Recorded<AgentsEvaluated> newest) {
    evaluation = Optional.of(newest);
  }

  /** No agent works here, for one reason; answers all, in the order of their roles. */
  public List<AgentReport> off(String reason) {
    Role.ALL.forEach(role -> off(role, reason));
    return Role.ALL.stream().map(this::report).toList();
  }

  /** Counts what a fact of the desk says, and whose work it was. */
  void saw(Fact fact, Instant at) {
    if (fact instanceof RiskDecided decided) {
      boolean isApproved = decided.answer() == RiskDecided.Answer.APPROVED;
      tally.count(isApproved ? Seen.RISK_CHECK_PASSED : Seen.RISK_CHECK_FAILED);
      ticked(Role.RISK, at, 1);
    } else if (fact instanceof OrderIntended) {
      ticked(Role.EXECUTION, at, 1);
    }
  }

  /** Counts what became of an order. */
  void heard(OrderReport report, Instant at) {
    if (report instanceof OrderReport.Executed) {
      tally.count(Seen.ORDER_EXECUTED);
    } else if (report instanceof OrderReport.Rejected) {
      tally.count(Seen.ORDER_FAILED);
    }
    ticked(Role.EXECUTION, at, 0);
  }

  private static AgentReport known(@Nullable AgentReport report) {
    return Objects.requireNonNull(report, "every role has a report");
  }
}
