package io.orrery.risk;

import io.orrery.order.OrderTicket;
import io.orrery.universe.Universe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The one gate that every order of a universe passes: a strategy's, a person's, a stop's. What it
 * approves may be minted; there is no other way to something that may be.
 *
 * <p>An order is approved if no check refuses it. One that does nothing but reduce what is held, or
 * cover what is owed, whatever becomes of the orders on their way, is approved whatever the checks
 * find; what they find is recorded all the same. Immutable and without side effects.
 */
public final class RiskGate {

  private final Universe universe;
  private final RiskLimits limits;
  private final List<LimitOverridden> overrides;
  private final Rule[] rules;

  /**
   * The gate of a universe.
   *
   * @throws IllegalArgumentException if real capital is at stake and a limit is undecided
   */
  public RiskGate(Universe universe, RiskLimits limits) {
    this(universe, limits, List.of());
  }

  private RiskGate(Universe universe, RiskLimits limits, List<LimitOverridden> overrides) {
    this.universe = universe;
    this.limits = universe.hasRealCapital() ? limits.requireComplete() : limits;
    this.overrides = overrides;
    this.rules = rules(universe, limits);
  }

  /**
   * A gate with the same limits and these overrides, each of them for as long as it is in force; of
   * several of one limit the last.
   */
  public RiskGate with(List<LimitOverridden> recorded) {
    return new RiskGate(universe, limits, List.copyOf(recorded));
  }

  private static Rule[] rules(Universe universe, RiskLimits limits) {
    PaceChecks pace = new PaceChecks(limits);
    LossChecks loss = new LossChecks(limits);
    List<Rule> rules = new ArrayList<>();
    rules.addAll(new OrderChecks(universe, limits).all());
    rules.addAll(new ExposureChecks(limits).all());
    rules.add(pace::dailyOrders);
    rules.add(ExposureChecks::buyingPower);
    rules.add(loss::breaker);
    rules.add(loss::dailyLoss);
    rules.add(loss::drawdown);
    rules.add(pace::duplicate);
    rules.add(pace::strategyEnabled);
    rules.add(pace::throttle);
    rules.add(PaceChecks::strategyPromoted);
    return rules.toArray(Rule[]::new);
  }

  /** Whose orders it decides on. */
  public Universe universe() {
    return universe;
  }

  /** What it holds them against, overrides apart. */
  public RiskLimits limits() {
    return limits;
  }

  /** Decides on one order, as of {@code view}. */
  public RiskDecision decide(OrderTicket ticket, RiskView view) {
    Case order = new Case(ticket, view);
    Rule[] now = overrides.isEmpty() ? rules : rulesAt(order.now());
    CheckResult[] results = new CheckResult[now.length];
    boolean refused = false;
    for (int i = 0; i < now.length; i++) {
      CheckResult result = checked(now[i], i, order);
      results[i] = order.reducing() ? result.waived() : result;
      refused |= results[i].refuses();
    }
    Verdict verdict =
        new Verdict(
            ticket,
            order.reducing(),
            Collections.unmodifiableList(Arrays.asList(results)),
            inForce(order.now()),
            order.now());
    return refused ? new RiskDecision.Denied(verdict) : new RiskDecision.Approved(verdict);
  }

  private List<LimitName> inForce(Instant now) {
    return overrides.isEmpty()
        ? List.of()
        : overrides.stream()
            .filter(each -> each.isInForce(now))
            .map(LimitOverridden::limit)
            .distinct()
            .toList();
  }

  private Rule[] rulesAt(Instant now) {
    RiskLimits changed = limits;
    for (LimitOverridden each : overrides) {
      changed = each.isInForce(now) ? changed.with(each.limit(), each.value()) : changed;
    }
    return changed == limits ? rules : rules(universe, changed);
  }

  private static CheckResult checked(Rule rule, int index, Case order) {
    try {
      return rule.apply(order);
    } catch (MissingDataException e) {
      return CheckResult.missing(RiskCheck.values()[index], e.reason());
    }
  }
}
