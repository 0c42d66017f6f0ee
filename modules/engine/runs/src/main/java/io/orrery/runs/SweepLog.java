package io.orrery.runs;

import io.orrery.backtest.Sample;
import io.orrery.backtest.SweepListener;
import io.orrery.backtest.SweepPoint;
import io.orrery.backtest.SweepProgress;
import io.orrery.session.UniverseSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records the points of a sweep in the order of their numbers, whichever ended first: those at
 * which sets are compared as soon as those before them are there, those out of sample at the end.
 */
final class SweepLog implements SweepListener<PointSwept> {

  private static final int GROUP = 64;

  private final UniverseSession session;
  private final List<SweepPoint> order;
  private final Map<SweepPoint, PointSwept> known = new LinkedHashMap<>();
  private final Map<SweepPoint, PointSwept> early = new HashMap<>();
  private final List<PointSwept> waiting = new ArrayList<>();
  private int due;

  /**
   * Records nothing yet.
   *
   * @param order the points at which sets are compared
   * @param earlier what an earlier session has recorded
   */
  SweepLog(UniverseSession session, List<SweepPoint> order, Map<SweepPoint, PointSwept> earlier) {
    this.session = session;
    this.order = order;
    this.known.putAll(earlier);
    skipKnown();
  }

  @Override
  public void ran(SweepPoint point, PointSwept result, SweepProgress progress) {
    early.put(point, result);
    PointSwept next = due();
    while (next != null) {
      record(order.get(due), next);
      skipKnown();
      next = due();
    }
  }

  /** How many points are there. */
  int size() {
    return known.size() + early.size();
  }

  /** Records what waits: nothing that was computed is lost. */
  void flush() {
    early.entrySet().stream()
        .filter(each -> each.getKey().sample() == Sample.OUT_OF_SAMPLE)
        .sorted(Comparator.comparing(each -> each.getValue().fold()))
        .filter(each -> !known.containsKey(each.getKey()))
        .forEach(each -> record(each.getKey(), each.getValue()));
    session.events().publishAll(waiting);
    waiting.clear();
  }

  /** All points: where sets are compared by fold and set, then those out of sample. */
  List<PointSwept> all() {
    return List.copyOf(known.values());
  }

  private void record(SweepPoint point, PointSwept result) {
    known.put(point, result);
    waiting.add(result);
    if (waiting.size() == GROUP) {
      session.events().publishAll(waiting);
      waiting.clear();
    }
  }

  private @Nullable PointSwept due() {
    return due < order.size() ? early.remove(order.get(due)) : null;
  }

  private void skipKnown() {
    while (due < order.size() && known.containsKey(order.get(due))) {
      due++;
    }
  }
}
