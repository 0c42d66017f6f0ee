package io.orrery.trade;

import io.orrery.universe.Recorded;
import java.util.List;

/**
 * The recorded equity points of one universe: {@code @Inject @Live EquityHistory} is LIVE's, open
 * or closed.
 */
public interface EquityHistory extends History<EquityPoint> {

  /** Fewest points that can be asked for. */
  int MIN_POINTS = 4;

  /** Most points that can be asked for. */
  int MAX_POINTS = 10_000;

  /**
   * A curve of at most so many real records, in the order of their numbers, that has lost no
   * extreme; for a chart.
   *
   * <p>If no more records fit the selection than {@code points}, all are answered. Otherwise they
   * are cut into buckets: the records whose number less one, divided by the width, has the same
   * whole part. The width is the least power of two that makes at most {@code (points - 1) / 3}
   * buckets between the first record that fits and the last. Of each bucket the record with the
   * least equity, the one with the greatest (of equals the earliest) and the last are answered, and
   * of all the first.
   *
   * @param points {@value #MIN_POINTS} to {@value #MAX_POINTS}; with 3, the first may take the
   *     place of the only bucket's earlier extreme only if it is one: then the answer has 4 at most
   * @throws IllegalArgumentException if {@code points} is out of range
   * @throws LedgerException if a record that had to be read is damaged, or if the disk failed
   */
  List<Recorded<EquityPoint>> thinned(Selection selection, int points);
}
