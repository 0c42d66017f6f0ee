package io.orrery.trading;

import io.orrery.basics.StrategyName;
import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.LimitName;
import io.orrery.risk.LimitOverridden;
import io.orrery.risk.RiskLimits;
import io.orrery.risk.StrategySwitches;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/** Where people look at the risk rules of one session and lift what only a person may lift. */
public final class RiskDesk {

  private static final Set<LimitName> LOSSES =
      EnumSet.of(LimitName.DAILY_LOSS_PERCENT, LimitName.MAX_DRAWDOWN_PERCENT);

  private final OrderDesk desk;
  private final DeskRecords records;
  private final RiskLimits limits;
  private final Clock clock;

  RiskDesk(OrderDesk desk, DeskRecords records, RiskLimits limits, Clock clock) {
    this.desk = desk;
    this.records = records;
    this.limits = limits;
    this.clock = clock;
  }

  /** What every order is held against. */
  public RiskLimits limits() {
    return limits;
  }

  /** The breaker as it is now. */
  public CircuitBreaker breaker() {
    return desk.memory().breaker();
  }

  /** Which strategies are disabled. */
  public StrategySwitches switches() {
    return desk.memory().switches();
  }

  /**
   * A person re-arms the breaker, which is recorded.
   *
   * @throws IllegalStateException if it is not tripped
   * @throws IllegalArgumentException if person or reason is missing or no line of text
   * @throws io.orrery.trade.LedgerException if that cannot be recorded; it stays tripped then
   */
  public void rearm(String person, String reason) {
    synchronized (desk) {
      CircuitBreaker.Step step = breaker().reset(person, reason, clock.instant());
      step.facts().forEach(records::record);
      desk.memory().step(step);
    }
  }

  /**
   * A person enables a strategy again, which is recorded.
   *
   * @throws IllegalStateException if it is not disabled
   * @throws IllegalArgumentException if person or reason is missing or no line of text
   * @throws io.orrery.trade.LedgerException if that cannot be recorded; it stays disabled then
   */
  public void enable(StrategyName strategy, String person, String reason) {
    synchronized (desk) {
      var enabled = switches().enable(strategy, person, reason, clock.instant());
      records.record(enabled);
      desk.memory().take(enabled);
    }
  }

  /**
   * Two persons put another value in a limit's place for a while, so that an order that was denied
   * may be given again. It is recorded, holds for this session alone, and every decision that rests
   * on it says so. What blocks the session is asked before, and is not lifted by it.
   *
   * @throws IllegalArgumentException if it is a limit on losses: a person re-arms the breaker
   * @throws io.orrery.session.NotArmedException if the session has real capital and is not armed
   * @throws io.orrery.trade.LedgerException if that cannot be recorded; the limit stands then
   */
  public void override(LimitOverridden by) {
    if (LOSSES.contains(by.limit())) {
      throw new IllegalArgumentException(
          "a limit on losses must not be overridden, was %s: a person re-arms the breaker"
              .formatted(by.limit().wireName()));
    }
    records.requireArmed();
    synchronized (desk) {
      records.record(by);
      desk.memory().override(by);
    }
  }
}
