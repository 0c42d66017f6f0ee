package io.orrery.runs;

import io.orrery.backtest.Backtest;
import io.orrery.backtest.BacktestSpec;
import io.orrery.backtest.Hours;
import io.orrery.backtest.Window;
import io.orrery.basics.Mic;
import io.orrery.basics.SourceName;
import io.orrery.market.BarGrid;
import io.orrery.market.BarSeries;
import io.orrery.market.Calendars;
import io.orrery.market.MarketFeed;
import io.orrery.market.MergedFeed;
import io.orrery.market.Split;
import io.orrery.market.TradingCalendar;
import io.orrery.market.VerifiedBars;
import io.orrery.session.SessionSpec;
import io.orrery.strategy.CodeHash;
import io.orrery.strategy.Strategy;
import io.orrery.trade.Origin;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run before it begins: terms that were understood, data that was verified. */
final class RunPlan {

  static final SourceName SOURCE = new SourceName("simulator");

  private final RunTerms terms;
  private final VerifiedBars data;
  private final List<BarSeries> series;
  private final TradingCalendar calendar;
  private final BacktestSpec spec;
  private final Strategy strategy;
  private final Yardstick yardstick;

  private RunPlan(Sources sources, RunTerms terms, Map<String, String> parameters) {
    this.terms = terms;
    this.strategy = sources.strategies().create(terms.text(Term.STRATEGY), parameters);
    this.data = sources.datasets().open(terms.text(Term.DATASET));
    this.series = Yardstick.chosen(data, terms.symbols());
    this.calendar = sources.calendars().of(data.dataset().terms().calendar());
    this.spec = new SpecReader(terms, calendar.zone()).read(hours());
    this.yardstick = Yardstick.of(terms, calendar, data);
    requireNoSplits();
  }

  /** Bars are as traded: a position held over a split would be booked as a gain or a loss. */
  private void requireNoSplits() {
    for (Split split : data.dataset().terms().splits()) {
      boolean chosen = series.stream().anyMatch(each -> each.symbol().equals(split.symbol()));
      if (chosen && spec.window().contains(split.at().toEpochMilli())) {
        throw new IllegalArgumentException(
            "symbols must not split while they are traded, which is not modelled, and dataset %s has a split of %s at %s: choose other symbols, or days before or behind it"
                .formatted(data.dataset().id(), split.symbol(), split.at()));
      }
    }
  }

  /**
   * Reads terms, strategy and data; nothing is recorded yet.
   *
   * @throws IllegalArgumentException if a term or a parameter is not allowed
   * @throws io.orrery.market.MarketDataException if the data is not listed, was changed or is none
   */
  static RunPlan of(Sources sources, RunTerms terms, Map<String, String> parameters) {
    return new RunPlan(sources, terms, parameters);
  }

  BacktestSpec spec() {
    return spec;
  }

  Strategy strategy() {
    return strategy;
  }

  Backtest backtest() {
    return new Backtest(series);
  }

  /** The chosen bars as a feed. */
  MarketFeed feed() {
    return MergedFeed.of(data.lineage(), series);
  }

  /** How many moments of trading there can be: the calendar has room for no more. */
  long moments() {
    BarGrid grid = grid();
    long from = grid.indexAtOrAfter(Math.max(first(), spec.window().fromMillis()));
    long to = grid.indexAtOrAfter(Math.min(last() + 1, spec.window().toMillis()));
    return Math.max(1, to - from);
  }

  SessionSpec session() {
    return new SessionSpec(
        Universe.SIMULATION,
        spec.execution().assumptions(interval(), Optional.of(terms.whole(Term.SEED))),
        data.lineage(),
        Optional.empty());
  }

  Booking booking() {
    Cadence cadence = terms.choice(Term.RECORD_EQUITY, Cadence.class);
    Mic mic = calendar.mic();
    return new Booking(
        terms.currency(),
        mic.equals(Calendars.ALWAYS_OPEN) ? Optional.empty() : Optional.of(mic),
        calendar.zone(),
        cadence,
        SOURCE);
  }

  /** From the first bar that may be traded to behind the last. */
  Window span() {
    return new Window(
        Math.max(first(), spec.window().fromMillis()),
        Math.min(last() + 1, spec.window().toMillis()));
  }

  private long first() {
    return series.stream()
        .filter(each -> each.size() > 0)
        .mapToLong(each -> each.startMillis(0))
        .min()
        .orElse(0);
  }

  private long last() {
    return series.stream()
        .filter(each -> each.size() > 0)
        .mapToLong(each -> each.startMillis(each.size() - 1))
        .max()
        .orElse(0);
  }

  RunStarted started(String kind) {
    return started(kind, Optional.empty());
  }

  RunStarted started(String kind, Optional<Origin> origin) {
    return started(kind, Named.of(terms.texts()), origin);
  }

  RunStarted started(String kind, List<Named> all, Optional<Origin> origin) {
    return new RunStarted(
        kind,
        strategy.name(),
        CodeHash.of(strategy),
        Named.of(strategy.parameters()),
        series.stream().map(BarSeries::symbol).toList(),
        all,
        data.gaps().size(),
        origin);
  }

  Yardstick yardstick() {
    return yardstick;
  }

  BarGrid grid() {
    return new BarGrid(calendar, interval());
  }

  Duration interval() {
    return data.dataset().terms().interval();
  }

  private Hours hours() {
    return terms.choice(Term.MARKET_HOURS, HoursChoice.class) == HoursChoice.IGNORED
        ? Hours.ignored()
        : new CalendarHours(calendar);
  }

  private enum HoursChoice {
    RESPECTED,
    IGNORED
  }
}
