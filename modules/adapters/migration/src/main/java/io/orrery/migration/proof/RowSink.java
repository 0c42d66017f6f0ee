package io.orrery.migration.proof;

import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import java.util.Set;
import java.util.function.Supplier;

/** Is told what becomes of each record of a file, in their order. */
public interface RowSink {

  /**
   * A proven record.
   *
   * @param universe whose it is
   * @param run the run it belongs to
   * @param naive whether its time has no zone of its own
   * @param line its number in the file
   * @param fact makes what it says, at any time and on any thread
   */
  record Placed(Universe universe, Run run, boolean naive, long line, Supplier<Fact> fact) {}

  /** One goes into a universe. */
  void placed(Placed placed);

  /** One is a record whose universe nobody can prove, or that is no fill. */
  void quarantined(RawLine line, Run run, Set<Reason> reasons);

  /** One is no record. */
  void rejected(RawLine line, Reason reason);

  /** A run is complete; what is not about runs has nothing to do. */
  default void ended(Run run) {}
}
