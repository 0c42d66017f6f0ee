package io.orrery.rest;

import io.orrery.analytics.html.TearSheet;
import io.orrery.runs.Named;
import io.orrery.trade.FactFields;
import io.orrery.trade.History;
import io.orrery.universe.RunId;
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
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backtests: each a SIMULATION session with ledgers of its own, run in the background. */
@Path("/backtests")
@Dependent
@Produces("application/json")
public class BacktestsResource {

  private final RunDesk desk;

  @Inject
  BacktestsResource(RunDesk desk) {
    this.desk = desk;
  }

  /** A page of runs, the newest first. */
  @GET
  public Response list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uri) {
    return NamedPage.of("backtests", desk.newestFirst(), RunId::value, limit, cursor)
        .answer(
            Response.ok().header(Answers.UNIVERSE_HEADER, Universe.SIMULATION.wireName()),
            new Members().put("universe", Universe.SIMULATION.wireName()),
            run -> RunView.ofList(desk.file(run)),
            uri);
  }

  /** Starts a backtest; repeated under the same key it answers the first run. */
  @POST
  @Consumes("application/json")
  public Response start(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      InputStream body,
      @Context UriInfo uri) {
    RunDesk.Begun begun = desk.start(Body.read(body), Parameters.idempotencyKey(key));
    RunFile run = begun.file();
    Response.ResponseBuilder answer =
        Answers.about(run.standing(), begun.isReplayed() ? 200 : 202, RunView.of(run))
            .header("Location", Answers.path(uri) + "/" + run.run());
    return (begun.isReplayed() ? answer.header("Idempotent-Replayed", "true") : answer).build();
  }

  /** One run, under way or over. */
  @GET
  @Path("/{id}")
  public Response one(@PathParam("id") String id) {
    RunFile file = desk.require(id);
    return Answers.about(file.standing(), 200, RunView.of(file)).build();
  }

  /** Ends a run that is under way; what it recorded stays, and says that it was cancelled. */
  @DELETE
  @Path("/{id}")
  public Response cancel(@PathParam("id") String id) {
    RunFile file = desk.cancel(id);
    return Answers.about(file.standing(), 202, RunView.of(file)).build();
  }

  /** A completed run as a page of HTML that loads nothing and runs nothing. */
  @GET
  @Path("/{id}/report")
  @Produces("text/html")
  public Response report(@PathParam("id") String id) {
    RunFile file = desk.require(id);
    Map<String, Object> started =
        file.started().map(event -> FactFields.of(event.fact())).orElse(Map.of());
    Map<String, String> details = new LinkedHashMap<>(Named.read(started.get("parameters")));
    details.putAll(Named.read(started.get("terms")));
    String title = "%s on %s".formatted(details.get("strategy"), details.get("dataset"));
    return Answers.html(
        file.standing(), new TearSheet(title, details, file.performance(desk.sources())));
  }

  /** A page of its fills. */
  @GET
  @Path("/{id}/trades")
  @Queries({"limit", "after_seq", "cursor", "order", "from", "to", "symbol", "order_id"})
  public Response trades(@PathParam("id") String id, @Context UriInfo uri) {
    RunFile file = desk.require(id);
    return page(file, file.archive().trades(), uri);
  }

  /** A page of its account's worth, or the whole curve in so many points. */
  @GET
  @Path("/{id}/equity")
  @Queries({"limit", "after_seq", "cursor", "order", "from", "to", "points"})
  public Response equity(@PathParam("id") String id, @Context UriInfo uri) {
    RunFile file = desk.require(id);
    ListRequest asked = ListRequest.read(Universe.SIMULATION, Stream.EQUITY.wireName(), uri);
    return asked.points().isPresent()
        ? Lists.curve(file.standing(), file.archive().equity(), asked, asked.points().get())
        : page(file, file.archive().equity(), uri);
  }

  private static Response page(RunFile file, History<?> history, UriInfo uri) {
    ListRequest asked = ListRequest.read(Universe.SIMULATION, history.stream().wireName(), uri);
    return Lists.page(file.standing(), history, asked);
  }
}
