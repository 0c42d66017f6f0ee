package io.orrery.migration;

import io.orrery.basics.Sha256;
import io.orrery.migration.source.FileKind;
import io.orrery.migration.source.JsonText;
import io.orrery.migration.source.SourceFile;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A migration that was begun in a home. */
public final class Applied {

  private final MigrationFolder folder;
  private final Journal journal;

  /** One import that it made. */
  record Import(Universe universe, RunId run) {}

  Applied(MigrationFolder folder, Journal journal) {
    this.folder = folder;
    this.journal = journal;
  }

  MigrationFolder folder() {
    return folder;
  }

  Journal journal() {
    return journal;
  }

  /** Its name. */
  public String id() {
    return folder.id();
  }

  /** When it began, UTC. */
  public Instant at() {
    return at(journal);
  }

  static Instant at(Journal journal) {
    return Instant.parse(String.valueOf(journal.beginning().get("at")));
  }

  /** Whether all of it is done. */
  public boolean isFinished() {
    return journal.first("finished").isPresent();
  }

  /** Whether somebody has begun to undo it. */
  public boolean isBeingUndone() {
    return journal.first("undoing").isPresent();
  }

  /** Whether a person has classified something of it. */
  public boolean isClassified() {
    return Files.exists(folder.decisions());
  }

  /** What it did; empty if it has not finished. */
  public Optional<Report> report() {
    return journal.first("finished").map(last -> Report.of(JsonText.map(last, "report")));
  }

  /** The names of the imports it made, each after its universe and a blank. */
  public List<String> imports() {
    return made("imports").stream().map(each -> each.universe() + " " + each.run()).toList();
  }

  List<Import> made(String name) {
    List<Import> found = new ArrayList<>();
    Object all = journal.first("finished").map(last -> last.get(name)).orElse(null);
    if (all instanceof List<?> list) {
      for (Object each : list) {
        Map<?, ?> map = (Map<?, ?>) each;
        found.add(
            new Import(
                Universe.parse(String.valueOf(map.get("universe"))),
                new RunId(String.valueOf(map.get("run")))));
      }
    }
    return found;
  }

  /** The files it took. */
  List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    for (Object each : (List<?>) journal.beginning().getOrDefault("files", List.of())) {
      files.add(file((Map<?, ?>) each));
    }
    return files;
  }

  private SourceFile file(Map<?, ?> map) {
    String path = String.valueOf(map.get("path"));
    return new SourceFile(
        id() + ":" + path,
        FileKind.valueOf(String.valueOf(map.get("kind")).toUpperCase(Locale.ROOT)),
        Optional.ofNullable(map.get("folder")).map(named -> Universe.parse(named.toString())),
        JsonText.number(map, "bytes"),
        new Sha256(String.valueOf(map.get("sha256"))),
        JsonText.number(map, "lines"),
        new SourceFile.Prefix(
            JsonText.number(map, "whole_bytes"),
            new Sha256(String.valueOf(map.get("whole_sha256")))),
        known(map));
  }

  /** A file as it lies in the backup. */
  SourceFile source(SourceFile taken) {
    return new SourceFile(
        taken.path().substring(id().length() + 1),
        taken.kind(),
        taken.folder(),
        taken.bytes(),
        taken.sha256(),
        taken.lines(),
        taken.whole(),
        taken.known());
  }

  private static Optional<SourceFile.Known> known(Map<?, ?> map) {
    return map.containsKey("known_in")
        ? Optional.of(
            new SourceFile.Known(
                String.valueOf(map.get("known_in")),
                JsonText.number(map, "known_bytes"),
                JsonText.number(map, "known_lines")))
        : Optional.empty();
  }

  void requireSame(Sha256 digest) {
    if (isBeingUndone()) {
      throw new RefusedException(
          "migration %s is being undone: finish that first (orrery migrate undo)".formatted(id()));
    }
    if (!digest.value().equals(journal.beginning().get("digest"))) {
      throw new RefusedException(
          "migration %s was interrupted and must be finished first, but the source, or what was said of it, is another one now: repeat it as it was, or undo it (orrery migrate undo)"
              .formatted(id()));
    }
  }
}
