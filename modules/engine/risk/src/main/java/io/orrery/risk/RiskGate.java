package io.orrery.risk;

import io.orrery.order.OrderTicket;
import io.orrery.universe.Universe;
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
  private final Rule[] rules;

  /**
   * The gate of a universe.
   *
   * @throws IllegalArgumentException if real capital is at stake and a limit is undecided
   */
  public RiskGate(Universe universe, RiskLimits limits) {
    this.universe = universe;
    this.limits = universe.hasRealCapital() ? limits.requireComplete() : limits;
    this.rules = rules(universe, limits);
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
    return rules.toArray(Rule[]::new);
  }

  /** Whose orders it decides on. */
  public Universe universe() {
    return universe;
  }

  /** What it holds them against. */
  public RiskLimits limits() {
    return limits;
  }

  /** Decides on one order, as of {@code view}. */
  public RiskDecision decide(OrderTicket ticket, RiskView view) {
    Case order = new Case(ticket, view);
    CheckResult[] results = new CheckResult[rules.length];
    boolean refused = false;
    for (int i = 0; i < rules.length; i++) {
      CheckResult result = checked(i, order);
      results[i] = order.reducing() ? result.waived() : result;
      refused |= results[i].refuses();
    }
    Verdict verdict =
        new Verdict(
            ticket,
            order.reducing(),
            Collections.unmodifiableList(Arrays.asList(results)),
            order.now());
    return refused ? new RiskDecision.Denied(verdict) : new RiskDecision.Approved(verdict);
  }

  private CheckResult checked(int index, Case order) {
    try {
      return rules[index].apply(order);
    } catch (MissingDataException e) {
      return CheckResult.missing(RiskCheck.values()[index], e.reason());
    }
  }
}
