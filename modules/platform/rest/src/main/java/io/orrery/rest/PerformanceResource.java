package io.orrery.rest;

import io.orrery.analytics.Performance;
import io.orrery.analytics.html.TearSheet;
import io.orrery.session.SessionBook;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one session of one universe amounts to. Sessions are never added up. */
@Path("/universes/{universe}/performance")
@Dependent
@Produces("application/json")
@CrossUniverse("reads one session of the one universe that the path names")
public class PerformanceResource {

  private final Gateway gateway;
  private final SessionFigures figures;

  @Inject
  PerformanceResource(Gateway gateway, SessionFigures figures) {
    this.gateway = gateway;
    this.figures = figures;
  }

  /** The figures of a session, of the newest if none is named. */
  @GET
  public Response figures(
      @PathParam("universe") String universe,
      @QueryParam("session") @Nullable String session,
      @QueryParam("calendar") @Nullable String calendar) {
    Universe of = Parameters.universe(universe);
    SessionBook.Entry entry = chosen(of, session);
    Standing standing = Standing.of(of, entry);
    return Answers.about(standing, 200, view(standing, of, entry, calendar)).build();
  }

  private Map<String, Object> view(
      Standing standing, Universe of, SessionBook.Entry entry, @Nullable String calendar) {
    try {
      return PerformanceView.of(standing, performance(of, entry, calendar));
    } catch (ProblemException e) {
      if (e.problem().type() == ProblemType.NO_EVIDENCE) {
        return PerformanceView.undefined(standing, e.problem().detail());
      }
      throw e;
    }
  }

  /** The same as a page of HTML that loads nothing and runs nothing. */
  @GET
  @Path("/report")
  @Produces("text/html")
  public Response report(
      @PathParam("universe") String universe,
      @QueryParam("session") @Nullable String session,
      @QueryParam("calendar") @Nullable String calendar) {
    Universe of = Parameters.universe(universe);
    SessionBook.Entry entry = chosen(of, session);
    TearSheet sheet =
        new TearSheet("session " + entry.id(), Map.of(), performance(of, entry, calendar));
    return Answers.html(Standing.of(of, entry), sheet);
  }

  private SessionBook.Entry chosen(Universe universe, @Nullable String session) {
    SessionBook book = gateway.standings().book(universe);
    if (session == null) {
      return book.newest()
          .orElseThrow(
              () ->
                  new ProblemException(
                      ProblemType.UNKNOWN_SESSION,
                      "%s must have had a session, and never had one".formatted(universe)));
    }
    SessionId id = sessionId(session);
    return book.find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_SESSION,
                    "the session must be one that %s has had, was %s".formatted(universe, id)));
  }

  private static SessionId sessionId(String text) {
    try {
      return new SessionId(text);
    } catch (IllegalArgumentException e) {
      throw Parameters.refused("session", String.valueOf(e.getMessage()));
    }
  }

  private Performance performance(
      Universe universe, SessionBook.Entry entry, @Nullable String calendar) {
    return figures.performance(gateway.universes().archive(universe), entry, calendar);
  }
}
