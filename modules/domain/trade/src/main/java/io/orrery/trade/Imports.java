package io.orrery.trade;

import io.orrery.universe.Fact;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.util.List;
import java.util.random.RandomGenerator;

/** Port: where the past of the universes is imported to, each import with ledgers of its own. */
public interface Imports {

  /**
   * Begins the one session of an import. What it records has unknown assumptions and an unknown
   * lineage, and so the weakest class of its universe.
   *
   * @param id the import's name; nothing may be recorded under it yet
   * @param names what the session's name is made from
   * @throws LedgerException if its ledgers cannot be opened
   */
  Import begin(Universe universe, RunId id, RandomGenerator names);

  /**
   * The open session of one import; for one thread. What it is given is written in its order while
   * more comes, and is durable when the session has ended. A call that finds that the disk failed
   * under an earlier one throws {@link LedgerException}; nothing is taken after that.
   */
  interface Import extends AutoCloseable {

    /** Its name. */
    SessionId sessionId();

    /** Records fills in their order. */
    void trades(List<Trade> trades);

    /** Records equity points in their order. */
    void equity(List<EquityPoint> points);

    /** Records something that an auditor will ask about. */
    void audit(Fact fact);

    /** Ends the session with its last audit record, and seals: all that was given is durable. */
    void end(Fact last);

    /** Ends the session, if it has not ended; a second call changes nothing. */
    @Override
    void close();
  }
}
