package io.orrery.wiring;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.SourceName;
import io.orrery.basics.Symbol;
import io.orrery.broker.alpaca.AlpacaBars;
import io.orrery.feeds.PolledFeed;
import io.orrery.market.BarSeries;
import io.orrery.market.MarketFeed;
import io.orrery.market.TradingCalendar;
import io.orrery.order.TimeInForce;
import io.orrery.risk.PositionSizer;
import io.orrery.runs.Named;
import io.orrery.runs.RunStarted;
import io.orrery.runs.Term;
import io.orrery.trading.AgentReport;
import io.orrery.trading.FloorTerms;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The market of one session as Alpaca's bars tell of it. */
final class PolledMarket {

  /** Alpaca trades US instruments. */
  private static final CurrencyCode USD = new CurrencyCode("USD");

  /** The share of its cash that a purchase may not exceed. */
  private static final BigDecimal CASH_PERCENT = new BigDecimal("95");

  /** How often it is asked while a bar is due. */
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** How long after its close a bar is waited for at most. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  /** Minutes in which nothing was traded have no bar: so many more are asked for. */
  private static final int THIN = 5;

  private final BrokeredPlan.BarPlan plan;
  private final PolledFeed feed;

  PolledMarket(BrokeredPlan.BarPlan plan, Universe universe, Tempo tempo) {
    this.plan = plan;
    BrokerSettings.BarSettings settings = plan.settings();
    this.feed =
        new PolledFeed(
            settings.symbols(),
            plan.lineage(),
            plan.grid(),
            new PolledFeed.Polling(
                source(settings, universe, tempo),
                THIN * (plan.strategy().requiredHistory() + 1),
                EVERY,
                GRACE),
            tempo.clock(),
            tempo.sleeper());
  }

  private static PolledFeed.Source source(
      BrokerSettings.BarSettings settings, Universe universe, Tempo tempo) {
    AlpacaBars bars =
        new AlpacaBars(
            universe, settings.connection(), tempo.alpaca(), settings.feed(), tempo.clock());
    return new PolledFeed.Source() {
      @Override
      public BarSeries since(Symbol symbol, Duration interval, Instant start) {
        return bars.between(symbol, interval, start, tempo.clock().instant());
      }

      @Override
      public void close() {
        bars.close();
      }
    };
  }

  BrokeredPlan.BarPlan plan() {
    return plan;
  }

  MarketFeed feed() {
    return feed;
  }

  /** What a session records when it begins to trade on it. */
  RunStarted started() {
    return RunStarted.onFeed(plan.strategy(), plan.settings().symbols(), terms());
  }

  /** How signals become tickets, in the words of a run that repeats the session. */
  private List<Named> terms() {
    BrokerSettings.Decisions decisions = plan.settings().decisions();
    List<Named> terms = new ArrayList<>();
    terms.add(named(Term.POSITION_SHARE, decisions.positionPercent().movePointLeft(2)));
    terms.add(named(Term.CASH_SHARE, CASH_PERCENT.movePointLeft(2)));
    terms.add(named(Term.MINIMUM_ORDER, BigDecimal.ZERO));
    terms.add(new Named(Term.LOTS.key(), "whole"));
    decisions
        .stopLossPercent()
        .ifPresent(percent -> terms.add(named(Term.STOP_LOSS, percent.movePointLeft(2))));
    return terms;
  }

  private static Named named(Term term, BigDecimal value) {
    return new Named(term.key(), value.toPlainString());
  }

  /** How its bars come. */
  AgentReport report() {
    PolledFeed.Look look = feed.look();
    AgentReport.State state =
        look.askedAt().isEmpty()
            ? AgentReport.State.INITIALIZED
            : look.trouble().isPresent()
                ? AgentReport.State.BLOCKED
                : look.idle().isPresent() ? AgentReport.State.IDLE : AgentReport.State.RUNNING;
    return new AgentReport(
        "feed", state, look.askedAt(), look.trouble().or(look::idle), look.rounds());
  }

  /** How signals become tickets. */
  FloorTerms terms(TradingCalendar calendar, SourceName source) {
    BrokerSettings.Decisions decisions = plan.settings().decisions();
    return new FloorTerms(
        USD,
        calendar,
        plan.grid().interval(),
        new FloorTerms.Sizing(
            new PositionSizer(false, BigDecimal.ZERO, BigDecimal.ONE),
            decisions.positionPercent(),
            CASH_PERCENT,
            BigDecimal.ZERO,
            BigDecimal.ONE),
        decisions.stopLossPercent(),
        TimeInForce.DAY,
        source);
  }
}
