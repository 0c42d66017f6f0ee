package io.orrery.benchmarks;

import io.orrery.universe.Paper;
import io.orrery.wiring.UniverseEvents;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What an application would write to fire events. */
@Dependent
public class FiringBean {

  private final UniverseEvents<Ping> events;

  @Inject
  FiringBean(@Paper UniverseEvents<Ping> events) {
    this.events = events;
  }

  UniverseEvents<Ping> events() {
    return events;
  }
}
