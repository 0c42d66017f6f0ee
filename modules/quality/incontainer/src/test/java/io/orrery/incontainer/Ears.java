package io.orrery.incontainer;

import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Live;
import io.orrery.universe.Paper;
import io.orrery.universe.Recorded;
import io.orrery.universe.Simulation;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;

/** Listens in every universe and notes what does not belong where it was heard. */
@ApplicationScoped
@CrossUniverse("the test listens everywhere to find what crosses")
public class Ears {

  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final AtomicLongArray heard = new AtomicLongArray(Universe.values().length);
  private final AtomicLongArray heardLater = new AtomicLongArray(Universe.values().length);

  void live(@Observes @Live Recorded<Marked> event) {
    hear(Universe.LIVE, event, heard);
  }

  void paper(@Observes @Paper Recorded<Marked> event) {
    hear(Universe.PAPER, event, heard);
  }

  void simulation(@Observes @Simulation Recorded<Marked> event) {
    hear(Universe.SIMULATION, event, heard);
  }

  void liveLater(@ObservesAsync @Live Recorded<Marked> event) {
    hear(Universe.LIVE, event, heardLater);
  }

  void paperLater(@ObservesAsync @Paper Recorded<Marked> event) {
    hear(Universe.PAPER, event, heardLater);
  }

  void simulationLater(@ObservesAsync @Simulation Recorded<Marked> event) {
    hear(Universe.SIMULATION, event, heardLater);
  }

  void anyOfLive(@Observes @Live Recorded<?> event) {
    check(Universe.LIVE, event);
  }

  void anyOfPaper(@Observes @Paper Recorded<?> event) {
    check(Universe.PAPER, event);
  }

  void anyOfSimulation(@Observes @Simulation Recorded<?> event) {
    check(Universe.SIMULATION, event);
  }

  List<String> violations() {
    return violations;
  }

  long heard(Universe universe) {
    return heard.get(universe.ordinal());
  }

  long heardLater(Universe universe) {
    return heardLater.get(universe.ordinal());
  }

  private void hear(Universe here, Recorded<Marked> event, AtomicLongArray counter) {
    check(here, event);
    if (!event.fact().mark().equals(here.wireName())) {
      violations.add(here + " heard " + event.fact());
    }
    counter.incrementAndGet(here.ordinal());
  }

  private void check(Universe here, Recorded<?> event) {
    if (event.provenance().universe() != here) {
      violations.add(here + " heard " + event);
    }
  }
}
