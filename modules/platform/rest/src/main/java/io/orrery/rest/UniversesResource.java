package io.orrery.rest;

import io.orrery.session.Universes;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;

/** The universes of this deployment side by side, and each alone. */
@Path("/universes")
@Dependent
@Produces("application/json")
@CrossUniverse("lists the universes with their states, and adds nothing up")
public class UniversesResource {

  private final Universes universes;
  private final Standings standings;

  @Inject
  UniversesResource(Universes universes, Standings standings) {
    this.universes = universes;
    this.standings = standings;
  }

  /** All universes, those that are closed or not configured too. */
  @GET
  public Response list() {
    return Response.ok(Map.of("items", Arrays.stream(Universe.values()).map(this::view).toList()))
        .build();
  }

  /** One universe: the single source for whatever shows its state. */
  @GET
  @Path("/{universe}")
  public Response one(@PathParam("universe") String universe) {
    return Response.ok(view(Parameters.universe(universe))).build();
  }

  private Map<String, Object> view(Universe universe) {
    return UniverseView.of(universes, standings, universe);
  }
}
