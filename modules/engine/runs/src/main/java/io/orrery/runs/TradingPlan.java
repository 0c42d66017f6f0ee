package io.orrery.runs;

import io.orrery.backtest.BacktestSpec;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.SourceName;
import io.orrery.market.BarGrid;
import io.orrery.market.MarketFeed;
import io.orrery.session.SessionSpec;
import io.orrery.strategy.Strategy;
import io.orrery.universe.Session;
import java.time.Instant;
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
   * Passes if a session may trade by this plan.
   *
   * @throws IllegalArgumentException if it was not opened with {@link #session}'s assumptions and
   *     lineage
   */
  public void requireFitting(Session opened) {
    SessionSpec wanted = plan.session();
    if (!opened.assumptions().equals(wanted.assumptions())
        || !opened.lineage().equals(wanted.lineage())) {
      throw new IllegalArgumentException(
          "session %s must have the assumptions and the lineage of what is traded in it, %s"
              .formatted(opened.id(), wanted.lineage().id()));
    }
  }
}
