package io.orrery.session;

import io.orrery.universe.Session;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether anything new may pass in one session. Asking waits for nothing. */
final class Admission {

  private final Session session;
  private final KillSwitch killSwitch;
  private final Clock clock;
  private volatile @Nullable Stoppage ending;

  Admission(Session session, KillSwitch killSwitch, Clock clock) {
    this.session = session;
    this.killSwitch = killSwitch;
    this.clock = clock;
  }

  /** Lets nothing pass any more; there is no way back. */
  void end(String reason) {
    ending = new Stoppage(reason, clock.instant());
  }

  /** Why nothing may pass; empty if it may. */
  Optional<String> blockedBecause() {
    return stoppage().map(Stoppage::sentence);
  }

  /** The same, with when it began. */
  Optional<Stoppage> stoppage() {
    return killSwitch
        .engaged(session.universe())
        .map(killed -> new Stoppage(killed.sentence(), killed.since()))
        .or(() -> Optional.ofNullable(ending));
  }

  void requireNotEnding() {
    session.requireOpen();
    Stoppage end = ending;
    if (end != null) {
      throw new UniverseBlockedException(session.universe(), end.sentence());
    }
  }

  void require() {
    session.requireOpen();
    blockedBecause()
        .ifPresent(
            why -> {
              throw new UniverseBlockedException(session.universe(), why);
            });
  }
}
