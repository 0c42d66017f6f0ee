package io.orrery.migration.proof;

import io.orrery.basics.Check;
import io.orrery.migration.source.FileKind;
import io.orrery.migration.source.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person's word about files that are called otherwise: which are records of what, and how their
 * fields are called there. It cannot name a universe; that is a field of the rows or nothing.
 */
public final class Mapping {

  private static final Set<String> FIELDS =
      Set.of(
          "timestamp",
          "session_id",
          "universe",
          "validity_class",
          "equity",
          "portfolio_value",
          "cash",
          "buying_power",
          "market_open",
          "symbol",
          "side",
          "qty",
          "filled_avg_price",
          "status",
          "order_id",
          "submitted_at",
          "filled_at",
          "source");

  private final List<Rule> rules;

  /** {@code names} are our names by theirs. */
  private record Rule(PathMatcher path, boolean isEquity, Map<String, String> names) {}

  private Mapping(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** One that says nothing. */
  public static Mapping none() {
    return new Mapping(List.of());
  }

  /**
   * Reads one: {@code {"files":[{"path":"exports/*.csv","stream":"trades","fields":{"symbol":
   * "ticker"}}]}}.
   *
   * @throws IllegalArgumentException if it is none, naming what must hold
   */
  public static Mapping read(Path file) {
    try {
      Map<String, Object> document = JsonText.object(Files.readString(file));
      List<Rule> rules = new ArrayList<>();
      for (Object each : list(document.get("files"))) {
        rules.add(rule(map(each)));
      }
      return new Mapping(rules);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the mapping " + file + ": " + e, e);
    }
  }

  private static Rule rule(Map<?, ?> rule) {
    String stream = text(rule, "stream");
    if (!stream.equals("trades") && !stream.equals("equity")) {
      throw new IllegalArgumentException(
          "stream must be trades or equity, was " + Check.shown(stream));
    }
    Map<String, String> names =
        map(Optional.<Object>ofNullable(rule.get("fields")).orElse(Map.of())).entrySet().stream()
            .collect(
                Collectors.toMap(
                    field -> String.valueOf(field.getValue()),
                    field -> known(String.valueOf(field.getKey()))));
    PathMatcher path = FileSystems.getDefault().getPathMatcher("glob:" + text(rule, "path"));
    return new Rule(path, stream.equals("equity"), names);
  }

  private static String known(String field) {
    if (!FIELDS.contains(field)) {
      throw new IllegalArgumentException(
          "a mapped field must be one of %s, was %s".formatted(FIELDS, Check.shown(field)));
    }
    return field;
  }

  private static String text(Map<?, ?> in, String name) {
    if (in.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("each of files must have a text " + name);
  }

  private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("files must be a list");
  }

  private static Map<?, ?> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("fields, and each of files, must be an object");
  }

  private Optional<Rule> of(String path) {
    return rules.stream().filter(rule -> rule.path().matches(Path.of(path))).findFirst();
  }

  /** What a file is, if this says so. */
  public Optional<FileKind> kind(String path) {
    return of(path)
        .map(
            rule -> {
              if (path.endsWith(".csv")) {
                return FileKind.TABLE;
              }
              return rule.isEquity() ? FileKind.EQUITY : FileKind.TRADES;
            });
  }

  /** Whether a table holds what an account was worth; else it holds fills. */
  boolean isEquity(String path) {
    return of(path).filter(Rule::isEquity).isPresent();
  }

  /** Our names of a file's fields by theirs. */
  Map<String, String> names(String path) {
    return of(path).map(Rule::names).orElse(Map.of());
  }
}
