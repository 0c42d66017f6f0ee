package io.orrery.rest;

import io.orrery.basics.IdempotencyKey;
import io.orrery.order.Order;
import io.orrery.trading.Trading;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** One universe's orders: what is recorded, what works, and what people want. */
@Path("/universes/{universe}/orders")
@Dependent
@Produces("application/json")
@CrossUniverse("reads and orders in the one universe that the path names")
public class OrdersResource {

  private final TradingDesks desks;

  @Inject
  OrdersResource(TradingDesks desks) {
    this.desks = desks;
  }

  /** A page of the ledger; readable also while the universe is closed. */
  @GET
  @Queries({"limit", "after_seq", "cursor", "order", "from", "to", "session", "validity"})
  public Response list(@PathParam("universe") String universe, @Context UriInfo uri) {
    return desks.gateway().list(universe, Stream.ORDERS, uri);
  }

  /** One order as it is now. */
  @GET
  @Path("/{client_order_id}")
  public Response one(
      @PathParam("universe") String universe, @PathParam("client_order_id") String id) {
    Universe of = Parameters.universe(universe);
    return desks.answer(of, 200, OrderView.of(desks.requireOrder(of, id))).build();
  }

  /** Sends an order through the gate; repeated under the same key it answers the first one. */
  @POST
  @Consumes("application/json")
  public Response submit(
      @PathParam("universe") String universe,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      InputStream body,
      @Context UriInfo uri) {
    Universe of = Parameters.universe(universe);
    Trading trading = desks.requireWithoutRealCapital(of, "an order");
    IdempotencyKey name = Parameters.idempotencyKey(key).orElseThrow(OrdersResource::keyRequired);
    return new ManualOrder(desks, of, trading).take(Body.read(body), name, Answers.path(uri));
  }

  /** Asks the broker to cancel an order; allowed in every universe, whatever blocks new ones. */
  @DELETE
  @Path("/{client_order_id}")
  public Response cancel(
      @PathParam("universe") String universe,
      @PathParam("client_order_id") String id,
      @QueryParam("reason") @Nullable String reason) {
    Universe of = Parameters.universe(universe);
    String why = reason(reason);
    Trading trading = desks.require(of);
    Order order = desks.requireOrder(of, id);
    cancel(trading, order, why);
    return desks.answer(of, 202, OrderView.of(desks.requireOrder(of, id))).build();
  }

  private static void cancel(Trading trading, Order order, String reason) {
    try {
      trading.desk().cancel(order.id(), reason);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.ORDER_OVER, String.valueOf(e.getMessage()));
    }
  }

  private static String reason(@Nullable String text) {
    try {
      return ActRequest.reason(Parameters.required("reason", text));
    } catch (IllegalArgumentException e) {
      throw Parameters.refused("reason", String.valueOf(e.getMessage()));
    }
  }

  private static ProblemException keyRequired() {
    return new ProblemException(
        ProblemType.IDEMPOTENCY_KEY_REQUIRED,
        "an order must have an Idempotency-Key, so that repeating it orders nothing twice");
  }
}
