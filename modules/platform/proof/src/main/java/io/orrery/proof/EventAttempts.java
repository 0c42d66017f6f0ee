package io.orrery.proof;

import io.orrery.session.UniverseSession;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import io.orrery.wiring.EventRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Events without provenance, or of another session or universe: U6. */
final class EventAttempts {

  private EventAttempts() {}

  /**
   * An event that nobody stamped.
   *
   * @param canary what marks it
   */
  record Bare(String canary) {}

  static List<Attempt> all(Deployment deployment) {
    List<Attempt> all = new ArrayList<>();
    for (UniverseSession open : deployment.open()) {
      Universe universe = open.universe();
      all.add(
          Attempt.onDeployment(
              Invariant.U6, "event_without_provenance", universe, scene -> bare(scene, universe)));
      all.add(
          Attempt.onDeployment(
              Invariant.U6, "event_of_a_twin", universe, scene -> ofTwin(scene, universe)));
      all.add(
          Attempt.onDeployment(
              Invariant.U6, "mixed_stream", universe, scene -> mixed(scene, universe)));
    }
    return all;
  }

  private static Finding bare(Scene scene, Universe universe) {
    Deployment.Firing events = scene.deployment().events();
    return Expect.all(
        Expect.refusal(EventRefusedException.class, () -> events.fire(new Bare(scene.canary()))),
        Expect.refusal(
            EventRefusedException.class,
            List.of(Bare.class.getName()),
            () -> events.fire(new Bare(scene.canary()), universe)));
  }

  /** A genuine event of the twin, fired as this universe's and as another's. */
  private static Finding ofTwin(Scene scene, Universe universe) throws IOException {
    Recorded<?> event = scene.session(universe).events().record(Facts.trade(scene.canary()));
    Deployment.Firing events = scene.deployment().events();
    Universe other =
        Arrays.stream(Universe.values()).filter(each -> each != universe).findFirst().orElseThrow();
    return Expect.all(
        Expect.refusal(EventRefusedException.class, () -> events.fire(event, other)),
        Expect.refusal(
            EventRefusedException.class,
            List.of(event.provenance().sessionId().value()),
            () -> events.fire(event, universe)));
  }

  private static Finding mixed(Scene scene, Universe universe) {
    UniverseArchive archive = scene.deployment().universes().archive(universe);
    return Expect.all(
        RecordAttempts.unmixed(archive.audit()),
        RecordAttempts.unmixed(archive.trades()),
        RecordAttempts.unmixed(archive.events()));
  }
}
