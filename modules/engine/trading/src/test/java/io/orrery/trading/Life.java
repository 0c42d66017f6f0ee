package io.orrery.trading;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Quantity;
import io.orrery.basics.SourceName;
import io.orrery.basics.Symbol;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.testkit.MovableClock;
import io.orrery.trade.Side;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** One process that trades in PAPER, until it ends or dies. */
final class Life {

  final CrashingStorage storage;
  final Universes universes;
  final UniverseSession session;
  final ScriptedBroker broker;
  final Trading trading;

  Life(CrashingStorage storage, Exchange exchange, MovableClock clock) {
    this(storage, exchange, clock, ScriptedBroker::new);
  }

  /** With these limits. */
  Life(CrashingStorage storage, Exchange exchange, MovableClock clock, Map<String, String> limits) {
    this(storage, exchange, clock, ScriptedBroker::new, OpenMarket.rules(Universe.PAPER, limits));
  }

  /** With these limits, and these strategies. */
  Life(
      CrashingStorage storage,
      Exchange exchange,
      MovableClock clock,
      Map<String, String> limits,
      StrategyPermits permits) {
    this(storage, exchange, clock, ScriptedBroker::new, rules(limits, permits));
  }

  private static RiskRules rules(Map<String, String> limits, StrategyPermits permits) {
    RiskRules rules = OpenMarket.rules(Universe.PAPER, limits);
    return new RiskRules(rules.gate(), rules.rearm(), rules.market(), permits);
  }

  Life(
      CrashingStorage storage,
      Exchange exchange,
      MovableClock clock,
      BiFunction<Session, Exchange, ScriptedBroker> making) {
    this(storage, exchange, clock, making, OpenMarket.rules(Universe.PAPER));
  }

  private Life(
      CrashingStorage storage,
      Exchange exchange,
      MovableClock clock,
      BiFunction<Session, Exchange, ScriptedBroker> making,
      RiskRules rules) {
    this.storage = storage;
    this.universes =
        new Universes(
            List.of(SessionSpec.unknown(Universe.PAPER, Optional.empty())),
            storage,
            Audience.NOBODY,
            clock);
    this.session = universes.open(Universe.PAPER);
    this.broker = making.apply(session.session(), exchange);
    this.trading =
        new Trading(
            session,
            universes.archive(Universe.PAPER),
            broker,
            rules,
            new DeskTerms(
                new SourceName("test"),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ZERO,
                new BigDecimal("0.01")),
            clock);
  }

  OrderDesk desk() {
    return trading.desk();
  }

  void end() {
    universes.close(Universe.PAPER, "the test is over");
  }

  static OrderTicket buy(String symbol, String qty) {
    return ticket(symbol, Side.BUY, qty);
  }

  static OrderTicket sell(String symbol, String qty) {
    return ticket(symbol, Side.SELL, qty);
  }

  static OrderTicket ticket(String symbol, Side side, String qty) {
    return new OrderTicket(
        new Symbol(symbol),
        side,
        new Quantity(new BigDecimal(qty)),
        new OrderType.Market(),
        TimeInForce.DAY,
        new CurrencyCode("USD"),
        OrderCause.MANUAL,
        Optional.empty(),
        Optional.empty());
  }
}
