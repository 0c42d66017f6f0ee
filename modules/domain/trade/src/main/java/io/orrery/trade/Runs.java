package io.orrery.trade;

import io.orrery.universe.RunId;
import java.util.List;

/** Port: where runs of SIMULATION are kept, each with ledgers of its own. */
public interface Runs {

  /** The runs that there are, the newest first; one that is open now among them. */
  List<RunId> newestFirst();

  /** The ledgers of a run, there or not yet; reads nothing yet. */
  Storage storage(RunId run);
}
