package io.orrery.analytics;

import java.util.TreeSet;

/** Takes so many points of a curve that a chart shows the same, and no extreme is lost. */
public final class ThinnedCurve {

  private ThinnedCurve() {}

  /**
   * The points of {@code curve} that a chart needs, oldest first: all, if they are no more than
   * {@code points}. Otherwise the curve is cut into {@code points / 4} runs of about as many points
   * each, and of each run the first, the lowest, the highest (of equals the earliest) and the last
   * are taken.
   *
   * @param points most points of the answer, at least 4
   * @return indexes of the curve, rising
   */
  public static int[] indexes(EquityCurve curve, int points) {
    if (points < 4) {
      throw new IllegalArgumentException(
          "a thinned curve must have 4 points or more, had " + points);
    }
    TreeSet<Integer> kept = new TreeSet<>();
    int runs = curve.size() <= points ? curve.size() : points / 4;
    for (int run = 0; run < runs; run++) {
      int from = (int) ((long) curve.size() * run / runs);
      int to = (int) ((long) curve.size() * (run + 1) / runs);
      keep(curve, from, to, kept);
    }
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void keep(EquityCurve curve, int from, int to, TreeSet<Integer> kept) {
    int lowest = from;
    int highest = from;
    for (int i = from; i < to; i++) {
      lowest = curve.equity(i) < curve.equity(lowest) ? i : lowest;
      highest = curve.equity(i) > curve.equity(highest) ? i : highest;
    }
    kept.add(from);
    kept.add(lowest);
    kept.add(highest);
    kept.add(to - 1);
  }
}
