package io.orrery.wiring;

import io.orrery.broker.simulated.SimulatedBroker;
import io.orrery.market.BarGrid;
import io.orrery.market.MarketFeed;
import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.RiskGate;
import io.orrery.runs.TradingPlan;
import io.orrery.session.UniverseSession;
import io.orrery.trade.UniverseArchive;
import io.orrery.trading.DeskTerms;
import io.orrery.trading.FloorMarket;
import io.orrery.trading.MarketClock;
import io.orrery.trading.RiskRules;
import io.orrery.trading.Rounds;
import io.orrery.trading.TickerTape;
import io.orrery.trading.Trading;
import io.orrery.trading.TradingFloor;
import io.orrery.trading.Tradings;
import java.util.Optional;

/** Lets a session of SIMULATION trade by a plan: feed, strategies, gate, desk, simulated broker. */
final class SimulatedTrading {

  private final MarketPlan market;
  private final TradingPlan plan;
  private final Tradings tradings;

  /** {@code plan} is what is traded, {@code market} by which limits and in which sectors. */
  SimulatedTrading(MarketPlan market, TradingPlan plan, Tradings tradings) {
    this.market = market;
    this.plan = plan;
    this.tradings = tradings;
  }

  /**
   * Begins, and ends with the session.
   *
   * @throws IllegalArgumentException if the session was opened for something else
   */
  void begin(UniverseSession session, UniverseArchive archive, MarketFeed feed) {
    plan.requireFitting(session.session());
    SimulatedMarket simulated = new SimulatedMarket(plan);
    BarGrid grid = simulated.grid();
    MarketClock clock = new MarketClock(plan.begin());
    TickerTape tape = new TickerTape(grid.calendar(), market.sectors(), grid.interval(), clock);
    SimulatedBroker broker = simulated.broker(session.session());
    RiskRules rules =
        new RiskRules(
            new RiskGate(session.universe(), market.limits()),
            CircuitBreaker.Rearm.BY_A_PERSON,
            tape);
    Trading trading =
        new Trading(session, archive, broker, rules, DeskTerms.usual(plan.source()), clock);
    trading.open();
    session.events().publish(plan.started());
    TradingFloor floor =
        new TradingFloor(
            session,
            trading,
            new FloorMarket(
                feed, (symbol, bar) -> broker.bar(symbol, bar, grid.interval()), tape, clock),
            symbol -> plan.strategy(),
            simulated.terms());
    Staff.of(session.universe(), trading.roster(), market.recording().isPresent());
    tradings.put(new Tradings.Post(session.session(), trading, Optional.of(floor)));
    session.employ(floor);
    new Rounds(session, trading, Optional.of(floor), Rounds.Terms.usual()).begin();
  }
}
