package io.orrery.rest;

import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Stream;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

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

  /** A page of the ledger, oldest first; readable also while the universe is closed. */
  @GET
  public Response list(
      @PathParam("universe") String universe,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after_seq") @Nullable String afterSeq,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uri) {
    return gateway.list(universe, Stream.AUDIT, new Gateway.Asked(limit, afterSeq, cursor, uri));
  }
}
