package io.orrery.rest;

import io.orrery.trade.LedgerException;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives every answer, errors too, its security headers and the universe that it is about. */
@Provider
@Dependent
@CrossUniverse("labels an answer with the one universe that the path names")
public class AnswerFilter implements ContainerResponseFilter {

  private final Standings standings;

  @Inject
  AnswerFilter(Standings standings) {
    this.standings = standings;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle("Cache-Control", "no-store");
    response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    boolean labelled = response.getHeaders().containsKey(Answers.UNIVERSE_HEADER);
    Object entity = response.getEntity();
    if (labelled && !(entity instanceof Problem)) {
      return;
    }
    Optional<Standing> standing = universe(request.getUriInfo()).map(this::standing);
    standing.ifPresent(known -> label(response, known));
    if (entity instanceof Problem problem) {
      Map<String, Object> about = standing.map(Standing::identity).orElse(Map.of());
      response.setEntity(
          problem.view(Answers.path(request.getUriInfo()), about),
          new Annotation[0],
          response.getMediaType());
    }
  }

  private static void label(ContainerResponseContext response, Standing standing) {
    response.getHeaders().putSingle(Answers.UNIVERSE_HEADER, standing.universe().wireName());
    standing
        .sessionId()
        .ifPresent(id -> response.getHeaders().putSingle(Answers.SESSION_HEADER, id));
  }

  private Standing standing(Universe universe) {
    try {
      return standings.of(universe);
    } catch (LedgerException e) {
      return Standing.unknown(universe);
    }
  }

  private static Optional<Universe> universe(UriInfo uri) {
    List<PathSegment> path = uri.getPathSegments();
    if (path.size() < 2 || !path.get(0).getPath().equals("universes")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Universe.parse(path.get(1).getPath()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
