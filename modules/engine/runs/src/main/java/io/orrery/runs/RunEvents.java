package io.orrery.runs;

import io.orrery.trade.EventHistory;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import java.util.Optional;

/** Finds what opens and what ends a run among its events. */
public final class RunEvents {

  /** A run's beginning is among so many of its first events. */
  private static final int FIRST = 8;

  private final EventHistory events;

  /** Of one run. */
  public RunEvents(EventHistory events) {
    this.events = events;
  }

  /** The {@link RunStarted}; empty as long as it has not begun. */
  public Optional<Recorded<Fact>> started() {
    return events.after(0, FIRST).stream()
        .filter(event -> event.fact().type().equals("run_started"))
        .findFirst();
  }

  /** The {@link RunFinished}, which is its last event; empty as long as it has not ended. */
  public Optional<Recorded<Fact>> finished() {
    long last = events.lastSeq();
    return last == 0
        ? Optional.empty()
        : events.after(last - 1, 1).stream()
            .filter(event -> event.fact().type().equals("run_finished"))
            .findFirst();
  }
}
