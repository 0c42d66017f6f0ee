package io.orrery.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Chooses the best candidate on each span for choosing, and only that one is run on the span behind
 * it. No result out of sample has any part in a choice.
 *
 * @param <R> what is kept of a run
 */
public final class WalkForward<R> {

  private final List<Split> splits;
  private final int candidates;
  private final SweepRun<R> run;
  private final ToDoubleFunction<R> score;

  /**
   * A walk-forward.
   *
   * @param splits one or more, such as {@link Split#walkForward} makes
   * @param candidates how many sets of parameters there are, 1 or above
   * @param score the higher the better; of equals the first candidate wins; not a number is worse
   *     than everything
   */
  public WalkForward(
      List<Split> splits, int candidates, SweepRun<R> run, ToDoubleFunction<R> score) {
    if (splits.isEmpty() || candidates < 1) {
      throw new IllegalArgumentException(
          "a walk-forward must have a split and a candidate, had %d and %d"
              .formatted(splits.size(), candidates));
    }
    this.splits = List.copyOf(splits);
    this.candidates = candidates;
    this.run = run;
    this.score = score;
  }

  /**
   * Runs everything and waits for it; parameters and faults as in {@link Sweep#run}.
   *
   * @param earlier results of points in sample that are there already
   * @return one fold a split, in their order
   * @throws CancellationException if {@code goOn} said false
   */
  public List<Fold<R>> run(
      Executor executor,
      int workers,
      Map<SweepPoint, R> earlier,
      SweepListener<R> listener,
      BooleanSupplier goOn)
      throws InterruptedException {
    List<SweepPoint> choosing = new ArrayList<>();
    splits.stream()
        .map(Split::inSample)
        .distinct()
        .forEach(window -> choosing.addAll(SweepPoint.inSample(candidates, window)));
    Map<SweepPoint, R> chosen =
        complete(new Sweep<>(choosing, run).run(executor, workers, earlier, listener, goOn));
    List<SweepPoint> judging = splits.stream().map(split -> judged(split, chosen)).toList();
    Map<SweepPoint, R> judged =
        complete(new Sweep<>(judging, run).run(executor, workers, Map.of(), listener, goOn));
    List<Fold<R>> folds = new ArrayList<>();
    for (int i = 0; i < splits.size(); i++) {
      folds.add(fold(splits.get(i), judging.get(i), chosen, judged));
    }
    return folds;
  }

  private Fold<R> fold(
      Split split, SweepPoint point, Map<SweepPoint, R> chosen, Map<SweepPoint, R> judged) {
    SweepPoint choice = new SweepPoint(point.candidate(), split.inSample(), Sample.IN_SAMPLE);
    return new Fold<>(split, point.candidate(), of(choice, chosen), of(point, judged));
  }

  private SweepPoint judged(Split split, Map<SweepPoint, R> results) {
    int best = 0;
    double highest = Double.NaN;
    for (SweepPoint point : SweepPoint.inSample(candidates, split.inSample())) {
      double each = score.applyAsDouble(of(point, results));
      if (each > highest || (Double.isNaN(highest) && !Double.isNaN(each))) {
        best = point.candidate();
        highest = each;
      }
    }
    return new SweepPoint(best, split.outOfSample(), Sample.OUT_OF_SAMPLE);
  }

  private static <R> R of(SweepPoint point, Map<SweepPoint, R> results) {
    R result = results.get(point);
    if (result == null) {
      throw new IllegalStateException("there must be a result of " + point);
    }
    return result;
  }

  private static <R> Map<SweepPoint, R> complete(SweepResult<R> result) {
    if (!result.isComplete()) {
      throw new CancellationException(
          "the walk-forward was told to stop after %d points".formatted(result.results().size()));
    }
    return result.results();
  }
}
