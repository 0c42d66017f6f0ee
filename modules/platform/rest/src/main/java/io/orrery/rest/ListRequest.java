package io.orrery.rest;

import io.orrery.basics.OrderId;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.trade.Direction;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.Selection;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a ledger are asked for, as a query says it.
 *
 * @param page where the page begins, and how many records it has at most
 * @param selection which records
 * @param direction in which order
 * @param points how many points of a thinned curve; empty for a page
 * @param uri the query itself
 */
record ListRequest(
    PageRequest page,
    Selection selection,
    Direction direction,
    Optional<Integer> points,
    UriInfo uri) {

  private static final Set<String> OF_A_PAGE = Set.of("limit", "after_seq", "cursor");

  static ListRequest read(Universe universe, String list, UriInfo uri) {
    PageRequest page =
        PageRequest.read(
            universe, list, text(uri, "limit"), text(uri, "after_seq"), text(uri, "cursor"));
    Optional<Integer> points =
        Parameters.whole(
                "points", text(uri, "points"), EquityHistory.MIN_POINTS, EquityHistory.MAX_POINTS)
            .map(Long::intValue);
    if (points.isPresent()) {
      requireNoPage(uri);
    }
    return new ListRequest(
        page, selection(universe, uri), direction(text(uri, "order")), points, uri);
  }

  /** Whether it is for everything from a number on, oldest first. */
  boolean isPlain() {
    return selection.isAll() && direction == Direction.OLDEST_FIRST;
  }

  /** What was asked beside the page, to be asked again for the next one. */
  String filters() {
    return uri.getQueryParameters().entrySet().stream()
        .filter(each -> !OF_A_PAGE.contains(each.getKey()))
        .sorted(java.util.Map.Entry.comparingByKey())
        .map(each -> "&" + each.getKey() + "=" + encoded(each.getValue().get(0)))
        .collect(Collectors.joining());
  }

  /** The filters of a query, without where a page begins. */
  static Selection selection(Universe universe, UriInfo uri) {
    Selection selection = Selection.all();
    selection = with(selection, uri, "from", Selection::withFrom, t -> Timestamps.parse("from", t));
    selection = withEnd(selection, uri);
    selection = with(selection, uri, "symbol", Selection::withSymbol, Symbol::new);
    selection = with(selection, uri, "strategy", Selection::withStrategy, StrategyName::new);
    selection = with(selection, uri, "order_id", Selection::withOrderId, OrderId::new);
    selection =
        with(selection, uri, "session", Selection::withSession, text -> session(universe, text));
    return with(
        selection, uri, "validity", Selection::withValidity, text -> validity(universe, text));
  }

  private static Selection withEnd(Selection since, UriInfo uri) {
    return with(since, uri, "to", Selection::withTo, text -> Timestamps.parse("to", text));
  }

  private static <V> Selection with(
      Selection selection,
      UriInfo uri,
      String name,
      BiFunction<Selection, V, Selection> narrowing,
      Function<String, V> reading) {
    String text = text(uri, name);
    if (text == null) {
      return selection;
    }
    try {
      return narrowing.apply(selection, reading.apply(text));
    } catch (IllegalArgumentException e) {
      throw Parameters.refused(name, String.valueOf(e.getMessage()));
    }
  }

  private static SessionId session(Universe universe, String text) {
    SessionId id = new SessionId(text);
    if (id.universe() != universe) {
      throw new IllegalArgumentException(
          "session must be one of %s, was one of %s".formatted(universe, id.universe()));
    }
    return id;
  }

  private static ValidityClass validity(Universe universe, String text) {
    List<ValidityClass> classes =
        Arrays.stream(ValidityClass.values()).filter(c -> c.universe() == universe).toList();
    return classes.stream()
        .filter(each -> each.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "validity must be one of %s, was %s"
                        .formatted(classes, io.orrery.basics.Check.shown(text))));
  }

  private static Direction direction(@Nullable String text) {
    return switch (text == null ? "asc" : text) {
      case "asc" -> Direction.OLDEST_FIRST;
      case "desc" -> Direction.NEWEST_FIRST;
      default -> throw Parameters.refused("order", "order must be asc or desc");
    };
  }

  private static void requireNoPage(UriInfo uri) {
    for (String name : List.of("limit", "after_seq", "cursor", "order")) {
      if (text(uri, name) != null) {
        throw Parameters.refused(
            name, name + " must not be given with points: a curve is answered whole");
      }
    }
  }

  private static @Nullable String text(UriInfo uri, String name) {
    return uri.getQueryParameters().getFirst(name);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
