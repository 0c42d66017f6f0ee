package io.orrery.rest;

import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Stream;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What a person or an auditor asks about one universe. */
@Path("/universes/{universe}/audit")
@Dependent
@Produces("application/json")
@CrossUniverse("reads the one universe that the path names")
public class AuditResource {

  private final Gateway gateway;

  @Inject
  AuditResource(Gateway gateway) {
    this.gateway = gateway;
  }

  /** A page of the ledger; readable also while the universe is closed. */
  @GET
  @Queries({"limit", "after_seq", "cursor", "order", "from", "to", "session", "validity"})
  public Response list(@PathParam("universe") String universe, @Context UriInfo uri) {
    return gateway.list(universe, Stream.AUDIT, uri);
  }
}
