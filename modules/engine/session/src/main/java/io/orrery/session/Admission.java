package io.orrery.session;

import io.orrery.universe.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether anything new may pass in one session. Asking waits for nothing. */
final class Admission {

  private final Session session;
  private final KillSwitch killSwitch;
  private volatile @Nullable String ending;

  Admission(Session session, KillSwitch killSwitch) {
    this.session = session;
    this.killSwitch = killSwitch;
  }

  /** Lets nothing pass any more; there is no way back. */
  void end(String reason) {
    ending = reason;
  }

  /** Why nothing may pass; empty if it may. */
  Optional<String> blockedBecause() {
    Optional<String> killed =
        killSwitch.engaged(session.universe()).map(KillSwitch.Engaged::sentence);
    return killed.or(() -> Optional.ofNullable(ending));
  }

  void requireNotEnding() {
    session.requireOpen();
    String why = ending;
    if (why != null) {
      throw new UniverseBlockedException(session.universe(), why);
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
