package io.orrery.trading;

import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.market.Sector;
import io.orrery.order.Order;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderTicket;
import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.Finding;
import io.orrery.risk.Holdings;
import io.orrery.risk.LimitOverridden;
import io.orrery.risk.MarketPrice;
import io.orrery.risk.MarketStatus;
import io.orrery.risk.Returns;
import io.orrery.risk.RiskAccount;
import io.orrery.risk.RiskDecision;
import io.orrery.risk.RiskGate;
import io.orrery.risk.RiskLimits;
import io.orrery.risk.RiskView;
import io.orrery.risk.StrategyPermission;
import io.orrery.risk.StrategySwitches;
import io.orrery.universe.Fact;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the gate about tickets, with all that the session knows and remembers. Used under the desk's
 * lock.
 */
final class Gatekeeper implements RiskView {

  private static final StrategyPermission NOT_NEEDED = new StrategyPermission.NotNeeded();

  private final RiskRules rules;
  private final RiskMemory memory;
  private final Clock clock;
  private @Nullable RiskAccount account;
  private @Nullable Holdings holdings;
  private Instant now;
  private StrategyPermission permission = NOT_NEEDED;
  private RiskGate promotedGate;

  Gatekeeper(RiskRules rules, Clock clock) {
    this.rules = rules;
    this.memory = new RiskMemory(rules);
    this.clock = clock;
    this.now = clock.instant();
    this.promotedGate = rules.gate();
  }

  RiskMemory memory() {
    return memory;
  }

  /** Decides in the light of what is held and on its way now. */
  RiskDecision decide(OrderTicket ticket, Holdings current) {
    holdings = current;
    now = clock.instant();
    permission = ticket.strategy().map(each -> rules.permits().of(each, now)).orElse(NOT_NEEDED);
    return gate(ticket).decide(ticket, this);
  }

  /** Signals of a promoted strategy are held against the limits of its promotion. */
  private RiskGate gate(OrderTicket ticket) {
    boolean isPromoted =
        ticket.cause() == OrderCause.SIGNAL && permission instanceof StrategyPermission.Granted;
    RiskGate gate =
        isPromoted ? promoted(((StrategyPermission.Granted) permission).limits()) : rules.gate();
    List<LimitOverridden> overrides =
        memory.overrides().stream()
            .filter(each -> !isPromoted || tightens(each, gate.limits()))
            .toList();
    return overrides.isEmpty() ? gate : gate.with(overrides);
  }

  private RiskGate promoted(RiskLimits limits) {
    if (!promotedGate.limits().equals(limits)) {
      promotedGate = new RiskGate(rules.gate().universe(), limits);
    }
    return promotedGate;
  }

  /** What loosens a limit is meant for orders of people. */
  private static boolean tightens(LimitOverridden override, RiskLimits limits) {
    return limits.with(override.limit(), override.value()).looserThan(limits).isEmpty();
  }

  /** Whether a strategy may take on risk; needs no lock. */
  StrategyPermission permissionAt(StrategyName strategy, Instant moment) {
    return rules.permits().of(strategy, moment);
  }

  /** What is to be recorded because of a decision, besides itself: a strategy that is disabled. */
  Optional<Fact> consequence(RiskDecision decision) {
    Optional<StrategyName> throttled = decision.throttled();
    if (throttled.isEmpty() || memory.switches().disabledBecause(throttled.get()).isPresent()) {
      return Optional.empty();
    }
    Fact disabled =
        memory
            .switches()
            .disable(
                throttled.get(),
                "it sent more orders than its throttle allows",
                decision.decidedAt());
    memory.take(disabled);
    return Optional.of(disabled);
  }

  /** An order was minted: it counts. */
  void minted(Order order) {
    memory.minted(order);
  }

  void know(RiskAccount said) {
    account = said;
  }

  /** What the account is worth now; what is to be recorded because of that. */
  List<Fact> worth(BigDecimal equity, Instant at) {
    if (!(rules.market().tradingDay(at) instanceof Finding.Known<LocalDate> day)) {
      return List.of();
    }
    return memory.step(memory.breaker().after(equity, at, day.value()));
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Finding<RiskAccount> account() {
    RiskAccount known = account;
    return known == null
        ? Finding.missing("the broker has not said what the account holds")
        : Finding.of(known);
  }

  @Override
  public Finding<Holdings> holdings() {
    Holdings known = holdings;
    return known == null ? Finding.missing("what is held is not known") : Finding.of(known);
  }

  @Override
  public Finding<MarketPrice> price(Symbol symbol) {
    return rules.market().price(symbol);
  }

  @Override
  public Finding<Sector> sector(Symbol symbol) {
    return rules.market().sector(symbol);
  }

  @Override
  public Finding<Returns> returns(Symbol symbol) {
    return rules.market().returns(symbol);
  }

  @Override
  public Finding<MarketStatus> market(Symbol symbol) {
    return rules.market().market(symbol);
  }

  @Override
  public Finding<LocalDate> tradingDay() {
    return rules.market().tradingDay(now);
  }

  @Override
  public Finding<Long> ordersToday() {
    return tradingDay().map(memory::ordersOn);
  }

  @Override
  public Finding<List<Order>> recentOrders() {
    return Finding.of(memory.recent(now));
  }

  @Override
  public Finding<CircuitBreaker> breaker() {
    return Finding.of(memory.breaker());
  }

  @Override
  public Finding<StrategySwitches> switches() {
    return Finding.of(memory.switches());
  }

  /** Of the strategy whose ticket is decided on. */
  @Override
  public StrategyPermission permission(StrategyName strategy) {
    return permission;
  }
}
