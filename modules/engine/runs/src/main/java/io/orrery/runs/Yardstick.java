package io.orrery.runs;

import io.orrery.analytics.Benchmark;
import io.orrery.analytics.Conventions;
import io.orrery.analytics.EquityCurve;
import io.orrery.analytics.Evidence;
import io.orrery.analytics.Performance;
import io.orrery.backtest.Hours;
import io.orrery.basics.Check;
import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.market.Dataset;
import io.orrery.market.MarketDataException;
import io.orrery.market.TradingCalendar;
import io.orrery.market.VerifiedBars;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Assumptions;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What turns the records of a run into its figures: the days of its market, the risk-free rate and
 * the benchmark that its terms name. The same records and terms give the same figures, when a run
 * ends and years later.
 */
public final class Yardstick {

  private final RunTerms terms;
  private final TradingCalendar calendar;
  private final Optional<Benchmark> benchmark;

  private Yardstick(RunTerms terms, TradingCalendar calendar, Optional<Benchmark> benchmark) {
    this.terms = terms;
    this.calendar = calendar;
    this.benchmark = benchmark;
  }

  /** The yardstick of a run whose data is at hand. */
  static Yardstick of(RunTerms terms, TradingCalendar calendar, VerifiedBars data) {
    return new Yardstick(terms, calendar, benchmark(terms, calendar, data));
  }

  /**
   * The yardstick of a run that was recorded. Its dataset's bars are read only if there is a
   * benchmark.
   *
   * @param terms as its {@link RunStarted} has them
   * @param lineageId as its records have it: the data must not be another now
   * @throws MarketDataException if its dataset is not listed any more or has another content now,
   *     or the market has no calendar
   */
  public static Yardstick recorded(Sources sources, RunTerms terms, String lineageId) {
    String id = terms.text(Term.DATASET);
    Dataset dataset =
        sources
            .datasets()
            .find(id)
            .filter(listed -> lineageId.equals("dataset:" + id + "@" + listed.sha256().value()))
            .orElseThrow(
                () ->
                    new MarketDataException(
                        "the figures of a run on %s need the dataset listed, and %s is not, or with other content"
                            .formatted(lineageId, Check.shown(id))));
    TradingCalendar calendar = sources.calendars().of(dataset.terms().calendar());
    return terms.symbolUnless(Term.BENCHMARK, "none").isEmpty()
        ? new Yardstick(terms, calendar, Optional.empty())
        : of(terms, calendar, sources.datasets().open(id));
  }

  /**
   * What the records of a run amount to.
   *
   * @param archive the run's own ledgers
   * @param assumptions as its records say them
   * @throws IllegalArgumentException if there is no equity point
   * @throws io.orrery.trade.LedgerException if a record is damaged
   */
  public Performance performance(UniverseArchive archive, Assumptions assumptions) {
    return performance(RunRecords.read(archive), assumptions);
  }

  /**
   * The same of records that are at hand.
   *
   * @throws IllegalArgumentException if there is no equity point
   */
  Performance performance(RunRecords records, Assumptions assumptions) {
    Evidence evidence = Evidence.recorded(records.points(), records.trades(), assumptions);
    return benchmark
        .map(each -> Performance.of(evidence, conventions(), each))
        .orElseGet(() -> Performance.of(evidence, conventions()));
  }

  /** What its calculations take for granted. */
  Conventions conventions() {
    return conventions(calendar, terms.number(Term.RISK_FREE_RATE));
  }

  /**
   * What calculations in a market take for granted: days end on its clock, and a year has as many
   * periods as the calendar has days of trading in a year on average.
   *
   * @param riskFreeRate what money earns without risk, a fraction a year, above -1
   */
  public static Conventions conventions(TradingCalendar calendar, double riskFreeRate) {
    long days = ChronoUnit.DAYS.between(calendar.validFrom(), calendar.validUntil()) + 1;
    int sessions = calendar.days(calendar.validFrom(), calendar.validUntil()).size();
    return new Conventions(
        calendar.zone(),
        riskFreeRate,
        Math.round(sessions * 365.25 / days),
        "calendar " + calendar.mic());
  }

  /** The benchmark's closes, each when it was known. */
  private static Optional<Benchmark> benchmark(
      RunTerms terms, TradingCalendar calendar, VerifiedBars data) {
    return terms
        .symbolUnless(Term.BENCHMARK, "none")
        .map(symbol -> chosen(data, List.of(symbol)).get(0))
        .map(
            each ->
                new Benchmark(
                    each.symbol().value() + ", held", data.lineage(), closes(each, calendar)));
  }

  private static EquityCurve closes(BarSeries each, TradingCalendar calendar) {
    long[] millis = new long[each.size()];
    double[] close = new double[each.size()];
    Hours hours = new CalendarHours(calendar);
    for (int i = 0; i < millis.length; i++) {
      millis[i] = hours.closeOf(each.startMillis(i), each.interval().toMillis());
      close[i] = each.close(i);
    }
    return EquityCurve.of(millis, close);
  }

  /** The bars of these instruments; of all if none is named. */
  static List<BarSeries> chosen(VerifiedBars data, List<Symbol> symbols) {
    if (symbols.isEmpty()) {
      return data.series();
    }
    List<BarSeries> chosen = new ArrayList<>();
    for (Symbol symbol : symbols) {
      chosen.add(
          data.series(symbol)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "symbols must be of dataset %s, which has %s, was %s"
                              .formatted(data.dataset().id(), data.dataset().symbols(), symbol))));
    }
    return chosen;
  }
}
