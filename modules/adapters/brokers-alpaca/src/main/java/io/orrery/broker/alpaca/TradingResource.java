package io.orrery.broker.alpaca;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The part of Alpaca's trading API, version 2, that is used here. */
@Path("/v2")
@Produces(MediaType.APPLICATION_JSON)
interface TradingResource extends Closeable {

  @GET
  @Path("/account")
  Response account();

  @GET
  @Path("/clock")
  Response clock();

  @GET
  @Path("/positions")
  Response positions();

  @POST
  @Path("/orders")
  @Consumes(MediaType.APPLICATION_JSON)
  Response submit(String order);

  /** At most {@code limit} orders, by when they were submitted; {@code after} is exclusive. */
  @GET
  @Path("/orders")
  Response orders(
      @QueryParam("status") String status,
      @QueryParam("limit") int limit,
      @QueryParam("direction") String direction,
      @QueryParam("nested") String nested,
      @QueryParam("after") @Nullable String after);

  @GET
  @Path("/orders:by_client_order_id")
  Response find(@QueryParam("client_order_id") String clientOrderId);

  /** Cancels all open orders of the account; answers with a status for each. */
  @DELETE
  @Path("/orders")
  Response cancelAll();

  @DELETE
  @Path("/orders/{id}")
  Response cancel(@PathParam("id") String orderId);
}
