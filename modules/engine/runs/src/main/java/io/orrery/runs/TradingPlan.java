package io.orrery.runs;

import io.orrery.backtest.BacktestSpec;
import io.orrery.backtest.Leg;
import io.orrery.backtest.Walk;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.SourceName;
import io.orrery.market.BarGrid;
import io.orrery.market.MarketFeed;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.strategy.Strategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a session of SIMULATION trades on: verified data, a strategy, and an execution model, as a
 * backtest has them. The same plan run as a backtest makes the same trades.
 */
public final class TradingPlan {

  private final RunPlan plan;

  private TradingPlan(RunPlan plan) {
    this.plan = plan;
  }

  /**
   * Checks what trading is told, and verifies its data; nothing is recorded yet.
   *
   * @param parameters the strategy's own, as text; those not named take their default
   * @throws IllegalArgumentException if a term or a parameter is not allowed
   * @throws io.orrery.market.MarketDataException if the data is not listed, was changed or is none
   */
  public static TradingPlan of(Sources sources, RunTerms terms, Map<String, String> parameters) {
    return new TradingPlan(RunPlan.of(sources, terms, parameters));
  }

  /** What a session must be opened with that is to trade by this plan. */
  public SessionSpec session() {
    return plan.session();
  }

  /** Where the bars of its data may start. */
  public BarGrid grid() {
    return plan.grid();
  }

  /** What a session records when it begins to trade by this plan. */
  public RunStarted started() {
    return plan.started("replay");
  }

  /** What its symbols are decided by. */
  public Strategy strategy() {
    return plan.strategy();
  }

  /** Cash, sizes, stops and execution model. */
  public BacktestSpec spec() {
    return plan.spec();
  }

  /** What records name as their reporter. */
  public SourceName source() {
    return plan.booking().source();
  }

  /** When its first bar begins. */
  public Instant begin() {
    return Instant.ofEpochMilli(plan.span().fromMillis());
  }

  /** The currency of all money. */
  public CurrencyCode currency() {
    return plan.booking().currency();
  }

  /** The bars of its data, from the first; another one each time. */
  public MarketFeed feed() {
    return plan.feed();
  }

  /**
   * A trader in {@code session}, which has not begun.
   *
   * @param feed the bars of {@link #feed} at whatever pace; it is closed in the end
   * @throws IllegalArgumentException if the session was not opened with {@link #session}'s
   *     assumptions and lineage
   */
  public FeedTrader trader(UniverseSession session, MarketFeed feed) {
    SessionSpec wanted = plan.session();
    if (!session.session().assumptions().equals(wanted.assumptions())
        || !session.session().lineage().equals(wanted.lineage())) {
      throw new IllegalArgumentException(
          "session %s must have the assumptions and the lineage of what is traded in it, %s"
              .formatted(session.session().id(), wanted.lineage().id()));
    }
    WalkRecorder recorder =
        new WalkRecorder(session, plan.booking(), symbol -> plan.strategy().name(), 1);
    BacktestSpec spec = plan.spec();
    List<Leg> legs =
        feed.symbols().stream().map(symbol -> new Leg(symbol, plan.strategy())).toList();
    return new FeedTrader(
        session,
        plan.started("replay"),
        recorder,
        new FeedTrader.Bars(feed, new Walk(legs, plan.interval(), spec, recorder)));
  }
}
