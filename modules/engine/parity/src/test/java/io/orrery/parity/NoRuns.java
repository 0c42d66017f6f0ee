package io.orrery.parity;

import io.orrery.trade.Runs;
import io.orrery.trade.Storage;
import io.orrery.universe.RunId;
import java.util.List;

/** Where no run is. */
final class NoRuns implements Runs {

  @Override
  public List<RunId> newestFirst() {
    return List.of();
  }

  @Override
  public Storage storage(RunId run) {
    throw new AssertionError("there is no run " + run);
  }
}
