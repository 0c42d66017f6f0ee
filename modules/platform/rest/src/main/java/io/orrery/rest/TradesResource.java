package io.orrery.rest;

import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Stream;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One universe's fills: what is recorded, and the intake of what outside systems report. */
@Path("/universes/{universe}/trades")
@Dependent
@Produces("application/json")
@CrossUniverse("reads and records in the one universe that the path names")
public class TradesResource {

  private final Gateway gateway;

  @Inject
  TradesResource(Gateway gateway) {
    this.gateway = gateway;
  }

  /** A page of the ledger; readable also while the universe is closed. */
  @GET
  @Queries({
    "limit",
    "after_seq",
    "cursor",
    "order",
    "from",
    "to",
    "session",
    "validity",
    "symbol",
    "strategy",
    "order_id"
  })
  public Response list(@PathParam("universe") String universe, @Context UriInfo uri) {
    return gateway.list(universe, Stream.TRADES, uri);
  }

  /** Records one object; repeated under the same key it answers the first record. */
  @POST
  @Consumes("application/json")
  public Response record(
      @PathParam("universe") String universe,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      InputStream body,
      @Context UriInfo uri) {
    return gateway.record(Brought.TRADES, universe, key, body, uri);
  }

  /** Records a stream of objects, one a line, each once. */
  @POST
  @Consumes("application/x-ndjson")
  public Response importLines(
      @PathParam("universe") String universe,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @QueryParam("on_error") @Nullable String onError,
      InputStream body) {
    return gateway.importAll(Brought.TRADES, universe, key, onError, body);
  }
}
