package io.orrery.backtest;

import java.util.ArrayList;
import java.util.List;

/**
 * One run of a sweep: which candidate, where.
 *
 * @param candidate the index of a set of parameters, from 0
 * @param window when the run may trade
 * @param sample whether the window could have been used for choosing among the candidates
 */
public record SweepPoint(int candidate, Window window, Sample sample) {

  /** Refuses a negative candidate with {@link IllegalArgumentException}. */
  public SweepPoint {
    Ranges.notNegative("candidate", candidate);
  }

  /** Every candidate in one window, in sample. */
  public static List<SweepPoint> inSample(int candidates, Window window) {
    List<SweepPoint> points = new ArrayList<>();
    for (int i = 0; i < candidates; i++) {
      points.add(new SweepPoint(i, window, Sample.IN_SAMPLE));
    }
    return points;
  }

  /**
   * Every candidate on both sides of every split. Who chooses a candidate by the results out of
   * sample has made them in-sample results: {@link WalkForward} does not.
   */
  public static List<SweepPoint> of(int candidates, List<Split> splits) {
    List<SweepPoint> points = new ArrayList<>();
    for (Split split : splits) {
      for (int i = 0; i < candidates; i++) {
        points.add(new SweepPoint(i, split.inSample(), Sample.IN_SAMPLE));
        points.add(new SweepPoint(i, split.outOfSample(), Sample.OUT_OF_SAMPLE));
      }
    }
    return points;
  }
}
