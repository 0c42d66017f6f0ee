package io.orrery.parity;

import io.orrery.runs.BacktestRuns;
import io.orrery.runs.Sources;
import io.orrery.trade.Runs;
import io.orrery.universe.Fact;
import io.orrery.universe.RunId;
import java.util.List;
import java.util.Optional;

/**
 * Repeats sessions as runs of SIMULATION, each of which measures how far it deviates from what it
 * repeats. The repeated session's records are read and never touched (contract U15); the run's own
 * ledger gets a {@link ParityMeasured}. Safe for use by many threads.
 */
public final class Repeats {

  private final BacktestRuns backtests;
  private final Runs runs;
  private final Sources sources;

  /**
   * Repeats nothing yet.
   *
   * @param runs where {@code backtests} keeps its runs
   */
  public Repeats(BacktestRuns backtests, Runs runs, Sources sources) {
    this.backtests = backtests;
    this.runs = runs;
    this.sources = sources;
  }

  /**
   * How a session can be repeated.
   *
   * @throws IllegalArgumentException as {@link Repetition#of} does
   * @throws io.orrery.market.MarketDataException as {@link Repetition#of} does
   */
  public Optional<Repetition> plan(RecordedSession original) {
    return Repetition.of(original, sources);
  }

  /**
   * Prepares the run; nothing is recorded yet.
   *
   * @param band what the deviation is judged by
   * @throws IllegalArgumentException if its strategy is not known here, or a term is not allowed
   * @throws io.orrery.market.MarketDataException if the recording is not listed, or was changed
   */
  public BacktestRuns.Prepared prepare(Repetition repetition, ParityBand band) {
    return backtests.prepare(
        repetition.terms(),
        repetition.parameters(),
        Optional.of(repetition.origin()),
        run -> measured(repetition.original(), run, band));
  }

  /**
   * A run held against a session that it may repeat.
   *
   * @throws IllegalArgumentException if there is no such run, or as {@link ParityReport#of} does
   */
  public ParityReport report(RecordedSession original, RunId run, ParityBand band) {
    RecordedSession repeated =
        RecordedSession.ofRun(run, runs)
            .orElseThrow(
                () -> new IllegalArgumentException("run %s is not on record".formatted(run)));
    return report(original, repeated, band);
  }

  /**
   * One session held against another.
   *
   * @throws IllegalArgumentException as {@link ParityReport#of} and {@link DealReader#read} do
   */
  public ParityReport report(RecordedSession left, RecordedSession right, ParityBand band) {
    return ParityReport.of(
        DealReader.read(left),
        DealReader.read(right),
        band,
        new MarketComparison(sources.datasets()));
  }

  private List<Fact> measured(RecordedSession original, RunId run, ParityBand band) {
    return List.of(new ParityMeasured(report(original, run, band).evidence()));
  }
}
