package io.orrery.rest;

import io.orrery.session.Universes;
import io.orrery.trade.ControlScope;
import io.orrery.universe.CrossUniverse;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** The kill switch of all universes. */
@Path("/kill")
@Dependent
@Produces("application/json")
@CrossUniverse("kills every universe, and says of each by itself what it did")
public class KillAllResource {

  private final Universes universes;

  @Inject
  KillAllResource(Universes universes) {
    this.universes = universes;
  }

  /** Engages it; once more if it is engaged. Whatever the body is. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response killAll(InputStream body) {
    return Response.ok(KillRequest.engage(universes, ControlScope.all(), body)).build();
  }
}
