package io.orrery.rest;

import io.orrery.universe.CrossUniverse;
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

/**
 * Promotions of strategies, each of the universe whose risk it is. Those to LIVE can be read here;
 * acts on them need authenticated people, which HTTP does not know yet.
 */
@Path("/promotions")
@Dependent
@Produces("application/json")
@CrossUniverse(
    "lists promotions of each universe, and decides in that of the one that the path names")
public class PromotionsResource {

  private final PromotionGateway gateway;

  @Inject
  PromotionsResource(PromotionGateway gateway) {
    this.gateway = gateway;
  }

  /** A page of promotions, those of PAPER first, in each universe the newest first. */
  @GET
  public Response list(
      @QueryParam("universe") @Nullable String universe,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uri) {
    return NamedPage.of(
            "promotions", gateway.newestFirst(universe), each -> each.id().value(), limit, cursor)
        .answer(gateway::line, uri);
  }

  /** Somebody asks for one; repeated under the same key it answers the first. */
  @POST
  @Consumes("application/json")
  public Response request(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      InputStream body,
      @Context UriInfo uri) {
    PromotionGateway.Asked asked = gateway.request(Body.read(body), Parameters.idempotencyKey(key));
    Response.ResponseBuilder answer =
        gateway
            .answer(asked.isReplayed() ? 200 : 201, asked.promotion())
            .header("Location", Answers.path(uri) + "/" + asked.promotion().id());
    return (asked.isReplayed() ? answer.header("Idempotent-Replayed", "true") : answer).build();
  }

  /** One promotion with its evidence. */
  @GET
  @Path("/{id}")
  public Response one(@PathParam("id") String id) {
    return gateway.answer(200, gateway.require(id)).build();
  }

  /** Another person approves. */
  @POST
  @Path("/{id}/approval")
  @Consumes("application/json")
  public Response approve(@PathParam("id") String id, InputStream body) {
    return gateway.answer(200, gateway.approve(id, body)).build();
  }

  /** Somebody refuses what was asked for. */
  @POST
  @Path("/{id}/refusal")
  @Consumes("application/json")
  public Response refuse(@PathParam("id") String id, InputStream body) {
    return gateway.answer(200, gateway.refuse(id, body)).build();
  }

  /** Somebody takes back what was approved. */
  @POST
  @Path("/{id}/revocation")
  @Consumes("application/json")
  public Response revoke(@PathParam("id") String id, InputStream body) {
    return gateway.answer(200, gateway.revoke(id, body)).build();
  }
}
