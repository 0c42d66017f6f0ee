package io.orrery.rest;

import io.orrery.runs.Named;
import io.orrery.runs.RunJobs;
import io.orrery.trade.FactFields;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Validity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run as it is answered: whose it is, where it is, what it was told, what it came to. */
final class RunView {

  private static final List<String> STARTED = List.of("kind", "strategy", "strategy_hash", "gaps");
  private static final List<String> FINISHED =
      List.of("reason", "bars", "sample", "metrics", "open_positions", "notes");

  private RunView() {}

  /** Everything that is known of it. */
  static Map<String, Object> of(RunFile file) {
    Members view = head(file);
    Map<String, Object> finished = fields(file.finished());
    FINISHED.forEach(name -> view.put(name, Optional.ofNullable(finished.get(name))));
    return view.view();
  }

  /** As it stands in a list, without its figures. */
  static Map<String, Object> ofList(RunFile file) {
    return head(file).view();
  }

  private static Members head(RunFile file) {
    Standing standing = file.standing();
    Map<String, Object> finished = fields(file.finished());
    Optional<Validity> validity =
        finished.isEmpty() ? standing.validity() : Optional.of(RunFile.validity(finished));
    Members view =
        new Members()
            .putAll(standing.provenance(validity, standing.lineageId()))
            .put("id", file.run().value())
            .put("state", file.state());
    file.job().ifPresent(job -> addProgress(view, job));
    view.put("assumptions", assumptions(file));
    file.started().ifPresent(event -> addStarted(view, event));
    return view.put("ended_at", file.finished().map(event -> event.recordedAt().toString()));
  }

  private static void addProgress(Members view, RunJobs.Job job) {
    if (RunFile.isUnderWay(job)) {
      view.put("progress", new Members().put("done", job.done()).put("total", job.total()).view());
    }
    view.put("message", job.message());
  }

  private static void addStarted(Members view, Recorded<Fact> event) {
    Map<String, Object> started = FactFields.of(event.fact());
    view.put("started_at", event.recordedAt().toString());
    STARTED.forEach(name -> view.put(name, Optional.ofNullable(started.get(name))));
    view.put("symbols", Optional.ofNullable(started.get("symbols")))
        .put("parameters", Named.read(started.get("parameters")))
        .put("terms", Named.read(started.get("terms")))
        .put("origin", Optional.ofNullable(started.get("origin")));
  }

  private static Optional<Object> assumptions(RunFile file) {
    return file.session().map(entry -> entry.openedFields().get("assumptions"));
  }

  private static Map<String, Object> fields(Optional<Recorded<Fact>> event) {
    return event.map(known -> FactFields.of(known.fact())).orElse(Map.of());
  }
}
