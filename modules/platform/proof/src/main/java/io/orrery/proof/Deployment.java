package io.orrery.proof;

import io.orrery.session.SettingsCheck;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.universe.Universe;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is tried.
 *
 * @param universes the deployment's own
 * @param events where its events are fired
 * @param settings its reader of settings
 */
record Deployment(Universes universes, Firing events, SettingsCheck settings) {

  /** Fires events as any bean of the deployment could. */
  interface Firing {

    /** Fires where no universe is named. */
    void fire(Object event);

    /** Fires with the qualifier of a universe. */
    void fire(Object event, Universe at);
  }

  /** The sessions that are open, the universe of real capital first. */
  List<UniverseSession> open() {
    return Arrays.stream(Universe.values()).map(universes::find).flatMap(Optional::stream).toList();
  }
}
