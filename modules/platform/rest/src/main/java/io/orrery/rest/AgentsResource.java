package io.orrery.rest;

import io.orrery.trading.Roster;
import io.orrery.trading.Tradings;
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

/** Who works for the open session of one universe. */
@Path("/universes/{universe}/agents")
@Dependent
@Produces("application/json")
@CrossUniverse("reads the one universe that the path names")
public class AgentsResource {

  private final TradingDesks desks;

  @Inject
  AgentsResource(TradingDesks desks) {
    this.desks = desks;
  }

  /** How each agent does; of an open session in which nobody trades, that each is off. */
  @GET
  public Response list(@PathParam("universe") String universe) {
    Universe of = Parameters.universe(universe);
    return desks.answer(of, Map.of("items", nobody(of)), AgentsResource::items);
  }

  private List<Map<String, Object>> nobody(Universe of) {
    return desks.gateway().universes().find(of).isEmpty()
        ? List.of()
        : new Roster().off(desks.whyNobodyTrades(of)).stream().map(WhyView::agent).toList();
  }

  private static Members items(Tradings.Post post) {
    return new Members().put("items", post.agents().stream().map(WhyView::agent).toList());
  }
}
