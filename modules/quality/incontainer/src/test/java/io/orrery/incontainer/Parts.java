package io.orrery.incontainer;

import io.orrery.trade.TradeLedger;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Live;
import io.orrery.universe.Paper;
import io.orrery.universe.Simulation;
import io.orrery.universe.Universe;
import io.orrery.wiring.UniverseEvents;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;

/** What an application gets injected, universe by universe. */
@Dependent
@CrossUniverse("the test tries every universe against every other")
public class Parts {

  private final Map<Universe, TradeLedger> ledgers;
  private final Map<Universe, UniverseEvents<Marked>> events;

  @Inject
  Parts(
      @Live TradeLedger live,
      @Paper TradeLedger paper,
      @Simulation TradeLedger simulation,
      @Live UniverseEvents<Marked> liveEvents,
      @Paper UniverseEvents<Marked> paperEvents,
      @Simulation UniverseEvents<Marked> simulationEvents) {
    this.ledgers =
        Map.of(Universe.LIVE, live, Universe.PAPER, paper, Universe.SIMULATION, simulation);
    this.events =
        Map.of(
            Universe.LIVE,
            liveEvents,
            Universe.PAPER,
            paperEvents,
            Universe.SIMULATION,
            simulationEvents);
  }

  TradeLedger ledger(Universe universe) {
    return require(ledgers.get(universe));
  }

  UniverseEvents<Marked> events(Universe universe) {
    return require(events.get(universe));
  }

  private static <T> T require(@org.jspecify.annotations.Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("every universe has its parts");
    }
    return part;
  }
}
