package io.orrery.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of things that have names and are of no universe, such as datasets.
 *
 * @param items what is on the page
 * @param next the cursor of the next page; empty on the last
 * @param limit most items
 * @param <T> what is listed
 */
record NamedPage<T>(List<T> items, Optional<String> next, int limit) {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;

  /**
   * Cuts a page out of a list.
   *
   * @param list the list's name, in its cursors
   * @param all everything, in the order of the list
   * @param name the name of one thing, which no other has
   */
  static <T> NamedPage<T> of(
      String list,
      List<T> all,
      Function<T, String> name,
      @Nullable String limit,
      @Nullable String cursor) {
    int most =
        Parameters.whole("limit", limit, 1, MAX_LIMIT).map(Long::intValue).orElse(DEFAULT_LIMIT);
    List<String> names = all.stream().map(name).toList();
    int from = cursor == null ? 0 : names.indexOf(named(list, cursor)) + 1;
    if (cursor != null && from == 0) {
      throw Parameters.refused("cursor", "cursor must be a 'next' that this list answered");
    }
    int to = Math.min(all.size(), from + most);
    Optional<String> next =
        to == all.size() ? Optional.empty() : Optional.of(text(list, names.get(to - 1)));
    return new NamedPage<>(all.subList(from, to), next, most);
  }

  /** The page with a view of each item. */
  Response answer(Function<T, Map<String, Object>> view, UriInfo uri) {
    return answer(Response.ok(), new Members(), view, uri);
  }

  /** The same with members before the items, and headers. */
  Response answer(
      Response.ResponseBuilder answer,
      Members first,
      Function<T, Map<String, Object>> view,
      UriInfo uri) {
    next.ifPresent(
        cursor ->
            answer.header(
                "Link",
                "<%s?cursor=%s&limit=%d>; rel=\"next\""
                    .formatted(Answers.path(uri), cursor, limit)));
    return answer
        .type("application/json")
        .entity(
            first
                .put("items", items.stream().map(view).toList())
                .put("next", next)
                .put("limit", (long) limit)
                .view())
        .build();
  }

  private static String text(String list, String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((list + " " + name).getBytes(StandardCharsets.UTF_8));
  }

  private static String named(String list, String cursor) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return plain.startsWith(list + " ") ? plain.substring(list.length() + 1) : "";
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
