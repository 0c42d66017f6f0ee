package io.orrery.wiring;

import io.orrery.session.SessionSpec;
import io.orrery.universe.Lineage;
import io.orrery.universe.Universe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How PAPER and LIVE trade.
 *
 * @param plans by universe; nobody trades in one without
 */
record BrokeredPlans(Map<Universe, BrokeredPlan> plans) {

  /** Nobody trades. */
  static final BrokeredPlans NONE = new BrokeredPlans(Map.of());

  /** Copies {@code plans}. */
  BrokeredPlans {
    plans = Map.copyOf(plans);
  }

  /** The plan of a universe; empty if nobody trades there. */
  Optional<BrokeredPlan> of(Universe universe) {
    return Optional.ofNullable(plans.get(universe));
  }

  /** What the universes open with: each with the lineage of its own bars. */
  List<SessionSpec> sessions(List<SessionSpec> stated) {
    return stated.stream().map(this::withLineage).toList();
  }

  private SessionSpec withLineage(SessionSpec stated) {
    Optional<Lineage> lineage =
        of(stated.universe()).flatMap(BrokeredPlan::bars).map(BrokeredPlan.BarPlan::lineage);
    return lineage.isEmpty()
        ? stated
        : new SessionSpec(
            stated.universe(), stated.assumptions(), lineage.get(), stated.confirmation());
  }
}
