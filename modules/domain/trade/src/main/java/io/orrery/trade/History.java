package io.orrery.trade;

import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.util.List;

/**
 * Port: what one universe's ledger of one stream holds, whether a session is open or not.
 *
 * <p>It sees acknowledged records only, and never blocks the writer. Safe for use by many threads.
 *
 * @param <F> what is recorded
 */
public interface History<F extends Fact> {

  /** Most records that one call answers. */
  int MAX_LIMIT = 1000;

  /** The only universe whose records it answers. */
  Universe universe();

  /** The kind of its records. */
  Stream stream();

  /** The number of the newest acknowledged record; 0 if there is none. */
  long lastSeq();

  /**
   * The records with numbers above {@code seq}, oldest first.
   *
   * @param seq 0 or above; 0 starts at the first record
   * @param limit 1 to {@value #MAX_LIMIT}
   * @return at most {@code limit} records; empty if there are none above {@code seq}
   * @throws IllegalArgumentException if a parameter is out of range
   * @throws LedgerException if a record in the range is damaged, naming the place and the kind of
   *     damage, or if the disk failed
   */
  List<Recorded<F>> after(long seq, int limit);
}
