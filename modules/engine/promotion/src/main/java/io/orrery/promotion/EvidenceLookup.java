package io.orrery.promotion;

import io.orrery.risk.Finding;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import java.util.Set;

/** Port: finds by reference what a promotion rests on, where it is recorded; copies nothing. */
public interface EvidenceLookup {

  /** A run of SIMULATION; missing if it is not recorded, not whole, or damaged. */
  Finding<RecordedRun> run(RunId run);

  /** Which strategies had a seat in a session of PAPER; missing if it is not recorded. */
  Finding<Set<StrategyVersion>> seatedIn(SessionId paper);
}
