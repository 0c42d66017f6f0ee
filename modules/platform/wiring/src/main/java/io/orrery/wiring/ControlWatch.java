package io.orrery.wiring;

import io.orrery.session.AfterHours;
import io.orrery.session.ControlDesk;
import io.orrery.session.Ticker;
import io.orrery.session.Universes;
import io.orrery.universe.CrossUniverse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Looks again and again at what controls the universes from outside. The files of the kill switch
 * have a thread of their own, which never waits for a ledger.
 */
@Part
@CrossUniverse("looks at the files that kill and arm each universe")
final class ControlWatch {

  private static final Duration KILL = Duration.ofMillis(250);
  private static final Duration LETTERS = Duration.ofMillis(500);

  private final Ticker killing;
  private final Ticker letters;

  @Inject
  ControlWatch(Universes universes, ControlDesk desk, ControlParts.Schedule schedule) {
    this.killing = new Ticker("kill-watch", KILL, universes.killSwitch()::look);
    this.letters =
        new Ticker(
            "control",
            LETTERS,
            () -> {
              desk.look();
              schedule.afterHours().ifPresent(AfterHours::look);
            });
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    killing.start();
    letters.start();
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    stop();
  }

  @PreDestroy
  void stop() {
    letters.close();
    killing.close();
  }
}
