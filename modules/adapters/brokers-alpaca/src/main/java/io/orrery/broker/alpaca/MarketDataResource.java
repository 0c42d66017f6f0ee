package io.orrery.broker.alpaca;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The part of Alpaca's market data API, version 2, that is used here. */
@Path("/v2/stocks")
@Produces(MediaType.APPLICATION_JSON)
interface MarketDataResource extends Closeable {

  @GET
  @Path("/{symbol}/bars")
  Response bars(@PathParam("symbol") String symbol, @BeanParam Query query);

  /** Which bars; every bound is said, because what Alpaca assumes for a missing one is no use. */
  final class Query {

    @QueryParam("timeframe")
    public String timeframe = "";

    /** Inclusive. */
    @QueryParam("start")
    public String start = "";

    /** Inclusive. */
    @QueryParam("end")
    public String end = "";

    /** Of a page, counted from the side that {@link #sort} begins with. */
    @QueryParam("limit")
    public int limit;

    @QueryParam("sort")
    public String sort = "";

    @QueryParam("feed")
    public String feed = "";

    @QueryParam("adjustment")
    public String adjustment = "";

    @QueryParam("page_token")
    public @Nullable String pageToken;
  }
}
