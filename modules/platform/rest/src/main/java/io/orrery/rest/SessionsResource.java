package io.orrery.rest;

import io.orrery.session.SessionBook;
import io.orrery.session.Universes;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one universe, open, closed and interrupted, as its audit ledger tells of them.
 */
@Path("/universes/{universe}/sessions")
@Dependent
@Produces("application/json")
@CrossUniverse("reads the one universe that the path names")
public class SessionsResource {

  private static final String LIST = "sessions";

  private final Universes universes;
  private final Standings standings;

  @Inject
  SessionsResource(Universes universes, Standings standings) {
    this.universes = universes;
    this.standings = standings;
  }

  /** A page of sessions, newest first. */
  @GET
  public Response list(
      @PathParam("universe") String universe,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uri) {
    Universe of = Parameters.universe(universe);
    PageRequest asked = PageRequest.read(of, LIST, limit, null, cursor);
    List<SessionBook.Entry> older = before(of, asked.from().orElse(Long.MAX_VALUE));
    List<SessionBook.Entry> page = older.subList(0, Math.min(asked.limit(), older.size()));
    Optional<Cursor> next =
        page.size() == older.size()
            ? Optional.empty()
            : Optional.of(new Cursor(of, LIST, page.get(page.size() - 1).opened().seq()));
    Standing standing = standings.of(of);
    List<Map<String, Object>> items =
        page.stream().map(entry -> SessionView.of(universes, standings, entry)).toList();
    return Answers.page(
        standing, PageView.of(standing.provenance(), items, next), next, asked.limit(), uri);
  }

  /** One session. */
  @GET
  @Path("/{id}")
  public Response one(@PathParam("universe") String universe, @PathParam("id") String id) {
    Universe of = Parameters.universe(universe);
    SessionBook.Entry entry = find(of, sessionId(id));
    return Answers.about(Standing.of(of, entry), 200, SessionView.of(universes, standings, entry))
        .build();
  }

  private SessionBook.Entry find(Universe universe, SessionId id) {
    if (id.universe() != universe) {
      throw unknown(
          "a session of %s has an id that begins with %s, and %s begins with the letter of %s"
              .formatted(universe, universe.letter(), id, id.universe()));
    }
    return standings
        .book(universe)
        .find(id)
        .orElseThrow(
            () ->
                unknown("the session must be one that %s has had, was %s".formatted(universe, id)));
  }

  private static SessionId sessionId(String text) {
    try {
      return new SessionId(text);
    } catch (IllegalArgumentException e) {
      throw unknown(String.valueOf(e.getMessage()));
    }
  }

  private static ProblemException unknown(String sentence) {
    return new ProblemException(ProblemType.UNKNOWN_SESSION, sentence);
  }

  /** Those that opened before the audit record {@code seq}, newest first. */
  private List<SessionBook.Entry> before(Universe universe, long seq) {
    List<SessionBook.Entry> older = new ArrayList<>(standings.book(universe).entries());
    older.removeIf(entry -> entry.opened().seq() >= seq);
    Collections.reverse(older);
    return older;
  }
}
