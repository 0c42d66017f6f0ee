package io.orrery.rest;

import io.orrery.exports.Purpose;
import io.orrery.universe.CrossUniverse;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * What one universe recorded that is valid for training, and nothing else unless asked for in
 * words.
 */
@Path("/universes/{universe}/training-set")
@Dependent
@Queries({
  "stream",
  "format",
  "through_seq",
  "include_invalid",
  "from",
  "to",
  "session",
  "validity",
  "symbol",
  "strategy",
  "order_id"
})
@CrossUniverse("reads the one universe that the path names")
public class TrainingSetResource {

  private final ExportAnswers answers;

  @Inject
  TrainingSetResource(Gateway gateway) {
    this.answers = new ExportAnswers(gateway);
  }

  /** The rows, streamed; the Link says where their manifest is. */
  @GET
  @Produces({"application/x-ndjson", "text/csv"})
  public Response rows(@PathParam("universe") String universe, @Context UriInfo uri) {
    return answers.rows(universe, purpose(uri), uri);
  }

  /** What the rows rest on, their digest, and what was left out of them and why. */
  @GET
  @Path("/manifest")
  @Produces("application/json")
  public Response manifest(@PathParam("universe") String universe, @Context UriInfo uri) {
    return answers.manifest(universe, purpose(uri), uri);
  }

  private static Purpose purpose(UriInfo uri) {
    return ExportAnswers.training(uri.getQueryParameters().getFirst("include_invalid"));
  }
}
