package io.orrery.rest;

import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Why a universe does not trade. */
@Path("/universes/{universe}/why")
@Dependent
@Produces("application/json")
@CrossUniverse("explains the one universe that the path names")
public class WhyResource {

  private final TradingDesks desks;

  @Inject
  WhyResource(TradingDesks desks) {
    this.desks = desks;
  }

  /** Every reason, or that there is none. */
  @GET
  public Response why(@PathParam("universe") String universe) {
    Universe of = Parameters.universe(universe);
    return desks.answer(
        of,
        Map.of("trading", false, "blocks", List.of(), "summary", desks.whyNobodyTrades(of)),
        WhyView::of);
  }
}
