package io.orrery.wiring;

import io.orrery.market.MarketFeed;
import io.orrery.runs.TradingAgent;
import io.orrery.runs.TradingPlan;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.universe.Universe;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the sessions of SIMULATION trade by themselves.
 *
 * @param trading the market and what decides in it; empty for nothing
 * @param pacing makes of its bars a feed that comes at a pace
 */
record MarketPlan(Optional<TradingPlan> trading, UnaryOperator<MarketFeed> pacing) {

  /** Nothing trades by itself. */
  static final MarketPlan NONE = new MarketPlan(Optional.empty(), UnaryOperator.identity());

  /** What the universes open with: SIMULATION with its market's assumptions and lineage. */
  List<SessionSpec> sessions(List<SessionSpec> stated) {
    return stated.stream().map(this::ofMarket).toList();
  }

  /** Lets {@code session} trade until it ends; nothing happens if there is nothing to trade. */
  void begin(UniverseSession session) {
    trading.ifPresent(
        plan ->
            session.employ(
                new TradingAgent(
                    session.universe(), plan.trader(session, pacing.apply(plan.feed())))));
  }

  private SessionSpec ofMarket(SessionSpec stated) {
    return stated.universe() == Universe.SIMULATION
        ? trading.map(TradingPlan::session).orElse(stated)
        : stated;
  }
}
