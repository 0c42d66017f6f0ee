package io.orrery.runs;

import io.orrery.backtest.Sample;
import io.orrery.trade.EventHistory;
import io.orrery.trade.Selection;
import io.orrery.universe.Fact;
import io.orrery.universe.RunId;
import io.orrery.universe.UntypedFact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the records of a sweep say: its terms, and the points that it has. */
final class SweepBook {

  private final RunId run;
  private final List<PointSwept> points = new ArrayList<>();
  private Map<String, String> terms = Map.of();
  private String hash = "";
  private String outcome = "";

  private SweepBook(RunId run) {
    this.run = run;
  }

  /**
   * Reads the events of a sweep.
   *
   * @throws IllegalArgumentException if they are none of a sweep, or it came to its end
   */
  static SweepBook read(RunId run, EventHistory events) {
    SweepBook book = new SweepBook(run);
    events.scan(
        Selection.all(),
        0,
        scanned -> {
          if (Set.of("run_started", "point_swept", "run_finished").contains(scanned.type())) {
            book.add(scanned.record().fact());
          }
          return true;
        });
    if (book.terms.isEmpty()) {
      throw new IllegalArgumentException("run " + run + " must be a sweep to be resumed, is none");
    }
    if (book.outcome.equals("completed")) {
      throw new IllegalArgumentException(
          "sweep " + run + " came to its end, nothing is left of it");
    }
    return book;
  }

  /** All terms by name, those of the sweep among them. */
  Map<String, String> terms() {
    return terms;
  }

  /** Those of {@link #terms} that are terms of each of its runs. */
  static RunTerms runTerms(Map<String, String> all) {
    Map<String, String> own = new LinkedHashMap<>();
    for (Term term : Term.values()) {
      String text = all.get(term.key());
      if (text != null) {
        own.put(term.key(), text);
      }
    }
    return RunTerms.of(own);
  }

  List<PointSwept> points() {
    return List.copyOf(points);
  }

  /** Points of two codes must not stand side by side. */
  void requireSame(RunStarted now) {
    if (!now.strategyHash().value().equals(hash)) {
      throw new IllegalArgumentException(
          "sweep %s must go on with the code it began with, %s, was %s"
              .formatted(run, hash, now.strategyHash()));
    }
  }

  private void add(Fact fact) {
    Map<String, Object> fields = fact instanceof UntypedFact untyped ? untyped.fields() : Map.of();
    if (fact instanceof RunStarted started) {
      begin(started.kind(), started.strategyHash().value(), named(started.terms()));
    } else if (fact instanceof PointSwept point) {
      points.add(point);
    } else if (fact instanceof RunFinished finished) {
      outcome = finished.outcome().name().toLowerCase(Locale.ROOT);
    } else if (fact.type().equals("run_started")) {
      begin(text(fields, "kind"), text(fields, "strategy_hash"), Named.read(fields.get("terms")));
    } else if (fact.type().equals("point_swept")) {
      points.add(point(fields));
    } else {
      outcome = text(fields, "outcome");
    }
  }

  private void begin(String kind, String strategyHash, Map<String, String> all) {
    if (kind.equals("sweep")) {
      hash = strategyHash;
      terms = all;
    }
  }

  private static Map<String, String> named(List<Named> all) {
    Map<String, String> texts = new LinkedHashMap<>();
    all.forEach(each -> texts.put(each.name(), each.value()));
    return texts;
  }

  private static PointSwept point(Map<String, Object> fields) {
    List<Named> parameters = Named.of(Named.read(fields.get("parameters")));
    List<RunFinished.Figure> metrics = new ArrayList<>();
    for (Map<?, ?> each : objects(fields.get("metrics"))) {
      metrics.add(
          new RunFinished.Figure(
              text(each, "name"),
              optional(each, "value").map(BigDecimal::new),
              optional(each, "unit"),
              optional(each, "undefined_because")));
    }
    return new PointSwept(
        whole(fields, "fold"),
        whole(fields, "set"),
        Sample.valueOf(text(fields, "sample").toUpperCase(Locale.ROOT)),
        parameters,
        metrics);
  }

  private static List<Map<?, ?>> objects(@Nullable Object list) {
    List<Map<?, ?>> objects = new ArrayList<>();
    if (list instanceof List<?> all) {
      all.forEach(each -> objects.add((Map<?, ?>) each));
    }
    return objects;
  }

  private static int whole(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof Number number ? number.intValue() : -1;
  }

  private static String text(Map<?, ?> fields, String name) {
    return optional(fields, name).orElse("");
  }

  private static Optional<String> optional(Map<?, ?> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(Object::toString);
  }
}
