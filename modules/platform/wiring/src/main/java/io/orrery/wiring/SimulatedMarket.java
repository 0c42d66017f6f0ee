package io.orrery.wiring;

import io.orrery.backtest.BacktestSpec;
import io.orrery.backtest.ExecutionModel;
import io.orrery.backtest.OrderRules;
import io.orrery.backtest.Sizing;
import io.orrery.broker.simulated.CashAccount;
import io.orrery.broker.simulated.Commission;
import io.orrery.broker.simulated.Costs;
import io.orrery.broker.simulated.Latency;
import io.orrery.broker.simulated.MarketSchedule;
import io.orrery.broker.simulated.Mishaps;
import io.orrery.broker.simulated.SimulatedBroker;
import io.orrery.broker.simulated.SimulationModel;
import io.orrery.broker.simulated.Slippage;
import io.orrery.broker.simulated.Timing;
import io.orrery.broker.simulated.VenueRules;
import io.orrery.market.BarGrid;
import io.orrery.order.TimeInForce;
import io.orrery.risk.PositionSizer;
import io.orrery.runs.TradingPlan;
import io.orrery.trading.FloorTerms;
import io.orrery.universe.Assumptions.MarketHours;
import io.orrery.universe.Session;
import java.math.BigDecimal;

/**
 * A plan of trading in the words of the session that trades by it: what the simulated broker and
 * the floor are told, so that they do what the same plan does as a backtest.
 */
final class SimulatedMarket {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final TradingPlan plan;

  SimulatedMarket(TradingPlan plan) {
    this.plan = plan;
  }

  BarGrid grid() {
    return plan.grid();
  }

  /** A broker of this session. */
  SimulatedBroker broker(Session session) {
    return new SimulatedBroker(
        session,
        model(session),
        new CashAccount("SIM-" + session.id(), plan.currency(), plan.spec().cash()));
  }

  /** How signals become tickets. */
  FloorTerms terms() {
    BacktestSpec spec = plan.spec();
    return new FloorTerms(
        plan.currency(),
        grid().calendar(),
        grid().interval(),
        sizing(spec),
        spec.execution()
            .stopLoss()
            .map(stop -> BigDecimal.valueOf(stop.fraction()).multiply(HUNDRED)),
        TimeInForce.GTC, // as in a walk: until it is filled or the strategy changes its mind
        plan.source());
  }

  private static FloorTerms.Sizing sizing(BacktestSpec spec) {
    if (!(spec.sizing() instanceof Sizing.EquityShare share)) {
      throw new IllegalArgumentException(
          "a session sizes by a share of its account, not by " + spec.sizing());
    }
    return new FloorTerms.Sizing(
        new PositionSizer(false, BigDecimal.ZERO, BigDecimal.ONE),
        BigDecimal.valueOf(share.equity()).multiply(HUNDRED),
        BigDecimal.valueOf(share.cash()).multiply(HUNDRED),
        share.minimum(),
        step(spec.execution().orders()));
  }

  private static BigDecimal step(OrderRules rules) {
    return rules.lots() == OrderRules.Lots.WHOLE ? BigDecimal.ONE : BigDecimal.ONE.movePointLeft(9);
  }

  private SimulationModel model(Session session) {
    ExecutionModel execution = plan.spec().execution();
    io.orrery.backtest.Commission fee = execution.costs().commission();
    return new SimulationModel(
        new Timing(
            execution.timing().fills(), latency(execution.timing().latency()), schedule(session)),
        new Costs(
            slippage(execution.costs().slippage()),
            new Commission(fee.perShare(), fee.percent(), fee.minimum())),
        rules(execution.orders()),
        Mishaps.none(),
        session.assumptions().seed().orElse(0L));
  }

  private MarketSchedule schedule(Session session) {
    MarketHours hours = session.assumptions().marketHours();
    return hours == MarketHours.RESPECTED
        ? MarketSchedule.of(grid().calendar())
        : hours == MarketHours.ROUND_THE_CLOCK
            ? MarketSchedule.roundTheClock()
            : MarketSchedule.ignored();
  }

  private Latency latency(io.orrery.backtest.Latency latency) {
    return latency instanceof io.orrery.backtest.Latency.BarCount bars
        ? new Latency.BarCount(bars.count(), grid().interval())
        : new Latency.Time(((io.orrery.backtest.Latency.Time) latency).value());
  }

  private static Slippage slippage(io.orrery.backtest.Slippage slippage) {
    return slippage instanceof io.orrery.backtest.Slippage.VolumeShare share
        ? new Slippage.VolumeShare(BigDecimal.valueOf(share.impact()))
        : new Slippage.BasisPoints(((io.orrery.backtest.Slippage.BasisPoints) slippage).value());
  }

  private static VenueRules rules(OrderRules rules) {
    VenueRules venue = VenueRules.wholeUnits().withLot(step(rules));
    return rules.participation().isPresent()
        ? venue.withParticipation(BigDecimal.valueOf(rules.participation().getAsDouble()))
        : venue;
  }
}
