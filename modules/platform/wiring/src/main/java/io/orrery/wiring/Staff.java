package io.orrery.wiring;

import io.orrery.trading.Roster;
import io.orrery.trading.observability.Role;
import io.orrery.universe.Universe;

/** Who works in a session beside its floor, and who does not and why. */
final class Staff {

  private Staff() {}

  /** Tells the roster; {@code isRecorded} says whether the bars that the session sees are. */
  static void of(Universe universe, Roster roster, boolean isRecorded) {
    if (isRecorded) {
      roster.on(Role.REPLAY_RECORDER);
    } else {
      roster.off(Role.REPLAY_RECORDER, "orrery.%s.record is false".formatted(universe.wireName()));
    }
  }
}
