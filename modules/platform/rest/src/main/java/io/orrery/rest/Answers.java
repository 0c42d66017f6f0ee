package io.orrery.rest;

import io.orrery.analytics.html.TearSheet;
import io.orrery.market.Dataset;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;

/** Puts views into answers that say in their headers which universe and session they are about. */
final class Answers {

  static final String UNIVERSE_HEADER = "Orrery-Universe";
  static final String SESSION_HEADER = "Orrery-Session";

  private Answers() {}

  static Response.ResponseBuilder about(Standing standing, int status, Map<String, Object> view) {
    return Response.status(status)
        .entity(view)
        .type("application/json")
        .header(UNIVERSE_HEADER, standing.universe().wireName())
        .header(SESSION_HEADER, standing.sessionId().orElse(null));
  }

  static Response page(
      Standing standing, Map<String, Object> view, Optional<Cursor> next, ListRequest asked) {
    return page(standing, view, next, asked.page().limit(), asked.filters(), asked.uri());
  }

  static Response page(
      Standing standing, Map<String, Object> view, Optional<Cursor> next, int limit, UriInfo uri) {
    return page(standing, view, next, limit, "", uri);
  }

  private static Response page(
      Standing standing,
      Map<String, Object> view,
      Optional<Cursor> next,
      int limit,
      String filters,
      UriInfo uri) {
    Response.ResponseBuilder answer = about(standing, 200, view);
    next.ifPresent(
        cursor ->
            answer.header(
                "Link",
                "<%s?cursor=%s&limit=%s%s>; rel=\"next\""
                    .formatted(path(uri), cursor.text(), limit, filters)));
    return answer.build();
  }

  /** A page that stands alone, under the policy that forbids it to load or run anything. */
  static Response html(Standing standing, TearSheet sheet) {
    return Response.ok(sheet.html())
        .type("text/html;charset=utf-8")
        .header("Content-Security-Policy", TearSheet.contentSecurityPolicy())
        .header(UNIVERSE_HEADER, standing.universe().wireName())
        .header(SESSION_HEADER, standing.sessionId().orElse(null))
        .build();
  }

  /** The lineage of whatever is made of {@code dataset} as it is listed. */
  static String lineageId(Dataset dataset) {
    return "dataset:" + dataset.id() + "@" + dataset.sha256().value();
  }

  /** The path that was asked for, as it was. */
  static String path(UriInfo uri) {
    return uri.getAbsolutePath().getRawPath();
  }
}
