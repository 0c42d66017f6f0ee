package io.orrery.runs;

import io.orrery.backtest.Sample;
import io.orrery.backtest.Window;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A span on which sets are compared, and the span behind it on which the best is tried.
 *
 * @param number counts from 0
 * @param inSample where sets are compared
 * @param sample what the results on that span are
 * @param outOfSample where the best is tried; empty in a plain sweep
 */
record Fold(int number, Window inSample, Sample sample, Optional<Window> outOfSample) {

  /**
   * The folds of a sweep. Of n folds, the span is cut into n + 1 parts of one length; fold k is
   * compared on all parts up to k and tried on the one behind them (anchored walk-forward).
   *
   * @param span from the first bar's start to behind the last's
   */
  static List<Fold> of(SweepTerms terms, Window span, Sample sample, ZoneId zone) {
    if (terms.outOfSampleFrom().isPresent()) {
      long cut = terms.outOfSampleFrom().get().atStartOfDay(zone).toInstant().toEpochMilli();
      return List.of(cut(0, span.fromMillis(), cut, span.toMillis()));
    }
    if (terms.folds() == 0) {
      return List.of(new Fold(0, span, sample, Optional.empty()));
    }
    long part = (span.toMillis() - span.fromMillis()) / (terms.folds() + 1);
    List<Fold> folds = new ArrayList<>();
    for (int k = 0; k < terms.folds(); k++) {
      long cut = span.fromMillis() + part * (k + 1);
      long end = k == terms.folds() - 1 ? span.toMillis() : cut + part;
      folds.add(cut(k, span.fromMillis(), cut, end));
    }
    return folds;
  }

  private static Fold cut(int number, long from, long cut, long to) {
    return new Fold(
        number, new Window(from, cut), Sample.IN_SAMPLE, Optional.of(new Window(cut, to)));
  }
}
