package io.orrery.runs;

import io.orrery.analytics.Benchmark;
import io.orrery.analytics.Conventions;
import io.orrery.analytics.Evidence;
import io.orrery.analytics.Performance;
import io.orrery.basics.Symbol;
import io.orrery.market.Dataset;
import io.orrery.market.MarketDataException;
import io.orrery.market.TradingCalendar;
import io.orrery.market.VerifiedBars;
import java.util.List;
import java.util.Optional;

/** Computes anew, from its records, what a run amounts to. Safe for use by many threads. */
public final class RunReview {

  private final Sources sources;

  /** Reviews by these calendars and, where a benchmark was named, this data. */
  public RunReview(Sources sources) {
    this.sources = sources;
  }

  /**
   * What a run amounts to.
   *
   * @param evidence what it recorded
   * @param terms what it was told
   * @throws MarketDataException if its dataset is no longer listed, or has a benchmark and was
   *     changed since
   */
  public Performance of(Evidence evidence, RunTerms terms) {
    Dataset dataset = dataset(terms.text(Term.DATASET));
    TradingCalendar calendar = sources.calendars().of(dataset.terms().calendar());
    Conventions conventions = Yardsticks.conventions(calendar, terms.number(Term.RISK_FREE_RATE));
    Optional<Symbol> benchmark = terms.symbolUnless(Term.BENCHMARK, "none");
    return benchmark.isEmpty()
        ? Performance.of(evidence, conventions)
        : Performance.of(
            evidence, conventions, benchmark(evidence, dataset, calendar, benchmark.get()));
  }

  private Benchmark benchmark(
      Evidence evidence, Dataset dataset, TradingCalendar calendar, Symbol symbol) {
    VerifiedBars data = sources.datasets().open(dataset.id());
    if (!data.lineage().id().equals(evidence.basis().lineageId())) {
      throw new MarketDataException(
          "benchmark %s must be of the data of the run, %s, and is of %s"
              .formatted(symbol, evidence.basis().lineageId(), data.lineage().id()));
    }
    return Yardsticks.benchmark(data, calendar, RunPlan.chosen(data, List.of(symbol)).get(0));
  }

  private Dataset dataset(String id) {
    return sources
        .datasets()
        .find(id)
        .orElseThrow(
            () ->
                new MarketDataException(
                    "dataset %s of the run must be listed, for its calendar, and is not"
                        .formatted(id)));
  }
}
