package io.orrery.market;

import io.orrery.basics.Symbol;
import io.orrery.universe.Lineage;
import io.orrery.universe.SessionId;
import java.util.Optional;

/**
 * Port: keeps the closed bars that one session sees, below its universe's own root, so that they
 * can be replayed. Of use to one thread.
 */
public interface BarRecorder extends AutoCloseable {

  /**
   * Takes a closed bar; it is durable after {@link #sync()}.
   *
   * @throws MarketDataException if it is out of order or off the grid, or the disk failed
   */
  void record(Symbol symbol, Bar bar);

  /**
   * Makes all bars durable that were taken.
   *
   * @throws MarketDataException if the disk failed; then some of them may be durable
   */
  void sync();

  /**
   * Ends the recording and lists it as a dataset, whose parents are universe, session and origin.
   *
   * @return empty if no bar was taken: there is nothing to list
   * @throws MarketDataException if it cannot be listed; what was recorded stays
   */
  Optional<Dataset> list();

  /** Makes all bars durable and ends without listing them; a second call changes nothing. */
  @Override
  void close();

  /** Begins recordings. */
  @FunctionalInterface
  interface Opening {

    /**
     * Begins the recording of a session.
     *
     * @param session whose bars these are; it names the universe
     * @param origin what the session reads
     * @param grid where the bars may start
     * @throws MarketDataException if nothing can be recorded
     */
    BarRecorder open(SessionId session, Lineage origin, BarGrid grid);
  }
}
