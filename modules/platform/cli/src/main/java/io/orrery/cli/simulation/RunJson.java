package io.orrery.cli.simulation;

import io.orrery.cli.terminal.JsonLine;
import java.util.LinkedHashMap;
import java.util.Map;

/** A run as one JSON object: what it is good for first, then what it rests on, then its figures. */
final class RunJson {

  private RunJson() {}

  static String of(RecordedRun run) {
    return JsonLine.of(fields(run));
  }

  /** Its members, in their order; the caller's to add to. */
  static Map<String, Object> fields(RecordedRun run) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("run_id", run.id().value());
    all.put("outcome", run.outcome());
    all.put("universe", run.provenance().universe().wireName());
    all.put("session_id", run.provenance().sessionId().value());
    all.put("validity_class", run.validityClass());
    all.put("validity_reasons", run.validityReasons());
    all.put("data_lineage_id", run.provenance().lineageId());
    all.put("assumptions", run.assumptionFields());
    all.put("kind", RecordedRun.text(run.started(), "kind"));
    all.put("strategy", RecordedRun.text(run.started(), "strategy"));
    all.put("strategy_hash", RecordedRun.text(run.started(), "strategy_hash"));
    all.put("parameters", run.named("parameters"));
    all.put("symbols", RecordedRun.texts(run.started(), "symbols"));
    all.put("terms", run.named("terms"));
    copy(run.started(), all, "gaps");
    copy(run.finished(), all, "reason", "bars", "sample");
    Map<String, Object> metrics = new LinkedHashMap<>();
    run.metrics().forEach(each -> metrics.put(RecordedRun.text(each, "name"), without(each)));
    all.put("metrics", metrics);
    copy(run.finished(), all, "open_positions", "notes");
    all.put("recorded_at", run.recordedAt().toString());
    return all;
  }

  private static Map<String, Object> without(Map<String, Object> figure) {
    Map<String, Object> rest = new LinkedHashMap<>(figure);
    rest.remove("name");
    return rest;
  }

  private static void copy(Map<String, Object> from, Map<String, Object> to, String... names) {
    for (String name : names) {
      if (from.containsKey(name)) {
        to.put(name, from.get(name));
      }
    }
  }
}
