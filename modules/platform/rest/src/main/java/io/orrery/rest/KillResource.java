package io.orrery.rest;

import io.orrery.session.Universes;
import io.orrery.trade.ControlScope;
import io.orrery.trade.LedgerException;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/** The kill switch of one universe. */
@Path("/universes/{universe}/kill")
@Dependent
@Produces("application/json")
@CrossUniverse("kills the one universe that the path names")
public class KillResource {

  private final Universes universes;
  private final Standings standings;

  @Inject
  KillResource(Universes universes, Standings standings) {
    this.universes = universes;
    this.standings = standings;
  }

  /** Engages it; once more if it is engaged. Whatever the body is, and whatever can be read. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response kill(@PathParam("universe") String universe, InputStream body) {
    Universe of = Parameters.universe(universe);
    Map<String, Object> killed = KillRequest.engage(universes, ControlScope.of(of), body);
    return Answers.about(standing(of), 200, killed).build();
  }

  /** A ledger that cannot be read keeps nobody from killing. */
  private Standing standing(Universe of) {
    try {
      return standings.of(of);
    } catch (LedgerException e) {
      return Standing.unknown(of);
    }
  }
}
