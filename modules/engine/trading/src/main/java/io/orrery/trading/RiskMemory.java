package io.orrery.trading;

import io.orrery.order.Order;
import io.orrery.risk.BreakerState;
import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.Finding;
import io.orrery.risk.LimitOverridden;
import io.orrery.risk.StrategySwitches;
import io.orrery.universe.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the risk rules must not forget between two decisions, two days and two processes: it is
 * restored from what the sessions before recorded. Used under the desk's lock.
 */
final class RiskMemory {

  private final RiskRules rules;
  private final Duration lookback;
  private final Deque<Order> recent = new ArrayDeque<>();
  private volatile CircuitBreaker breaker;
  private volatile StrategySwitches switches = StrategySwitches.allEnabled();
  private volatile List<LimitOverridden> overrides = List.of();
  private @Nullable LocalDate day;
  private long ordersOfDay;

  RiskMemory(RiskRules rules) {
    this.rules = rules;
    this.lookback = rules.gate().limits().lookback();
    this.breaker = CircuitBreaker.begin(rules.gate().limits(), rules.rearm());
  }

  /** One by the same rules that remembers nothing. */
  RiskMemory another() {
    return new RiskMemory(rules);
  }

  CircuitBreaker breaker() {
    return breaker;
  }

  StrategySwitches switches() {
    return switches;
  }

  /** The limits in whose place something else stands in this session, the oldest first. */
  List<LimitOverridden> overrides() {
    return overrides;
  }

  /** From now on this stands in its limit's place, as long as it is in force. */
  void override(LimitOverridden recorded) {
    List<LimitOverridden> more = new ArrayList<>(overrides);
    more.add(recorded);
    overrides = List.copyOf(more);
  }

  /** Takes a recorded fact into account, of this session or of one before; the oldest first. */
  void take(Fact fact) {
    switches = switches.after(fact);
    Optional<BreakerState> state = BreakerState.of(fact);
    if (state.isPresent()) {
      breaker = CircuitBreaker.restored(rules.gate().limits(), rules.rearm(), state.get());
    }
  }

  /** The breaker goes on; answers what is to be recorded. */
  List<Fact> step(CircuitBreaker.Step step) {
    breaker = step.breaker();
    return step.facts();
  }

  /** An order was minted: it counts today and for a while. */
  void minted(Order order) {
    if (rules.market().tradingDay(order.createdAt()) instanceof Finding.Known<LocalDate> of) {
      if (!of.value().equals(day)) {
        day = of.value();
        ordersOfDay = 0;
      }
      ordersOfDay++;
    }
    recent.addLast(order);
    forget(order.createdAt());
  }

  /** An order that was minted could not be recorded: it does not count. */
  void unmint(Order order) {
    if (recent.removeLastOccurrence(order)) {
      ordersOfDay--;
    }
  }

  /** How many orders were minted on a day, as far as it is the newest. */
  long ordersOn(LocalDate of) {
    return of.equals(day) ? ordersOfDay : 0;
  }

  /** The orders of the gate's look-back, oldest first. */
  List<Order> recent(Instant now) {
    forget(now);
    return List.copyOf(recent);
  }

  private void forget(Instant now) {
    Instant from = now.minus(lookback);
    while (!recent.isEmpty() && recent.getFirst().createdAt().isBefore(from)) {
      recent.removeFirst();
    }
  }
}
