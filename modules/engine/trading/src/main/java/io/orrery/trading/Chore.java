package io.orrery.trading;

import io.orrery.trading.observability.Role;
import io.orrery.universe.Fact;
import java.time.Duration;
import java.util.Optional;

/** Something outside that an agent looks at every so often, and that may keep it waiting. */
public interface Chore {

  /** Whose it is. */
  Role role();

  /** How long it rests between two looks, above zero. */
  Duration every();

  /**
   * Looks once; waits as long as that takes. What is wrong with what it looks at is in the answer.
   *
   * @throws InterruptedException if it was told to stop; nothing that it began runs any more
   */
  Found look() throws InterruptedException;

  /**
   * What one look found.
   *
   * @param fact for the events of the session's universe
   * @param problem what is wrong, as a sentence; empty if all is as it should be
   */
  record Found(Fact fact, Optional<String> problem) {}
}
