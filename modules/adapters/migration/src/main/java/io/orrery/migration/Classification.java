package io.orrery.migration;

import io.orrery.migration.proof.FileReading;
import io.orrery.migration.proof.Mapping;
import io.orrery.migration.proof.PersonsWord;
import io.orrery.migration.proof.RawLine;
import io.orrery.migration.proof.Reason;
import io.orrery.migration.proof.RowSink;
import io.orrery.migration.proof.Run;
import io.orrery.migration.proof.Terms;
import io.orrery.migration.source.JsonText;
import io.orrery.migration.source.SourceFile;
import io.orrery.trade.Imports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A person's later word about records that are kept aside: written down with name and reason before
 * anything is recorded, and never about the same records twice.
 */
public final class Classification {

  private final Applied applied;
  private final Function<Clock, Imports> imports;
  private final Clock clock;

  /**
   * What a person says.
   *
   * @param number which file of the migration, from 1
   * @param word of which records, and whose they are
   * @param by who says so
   * @param reason why, as a sentence
   */
  public record Decision(int number, PersonsWord word, String by, String reason) {

    /** Refuses an empty name or reason with {@link IllegalArgumentException}. */
    public Decision {
      if (by.isBlank() || reason.isBlank()) {
        throw new IllegalArgumentException("who classifies, and why, must be said");
      }
    }

    private Map<String, Object> toMap(String file, Instant at) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("schema_version", 1L);
      map.put("file", file);
      map.put("first_line", word.firstLine());
      map.put("last_line", word.lastLine());
      map.put("universe", word.universe().wireName());
      map.put("by", by);
      map.put("reason", reason);
      map.put("at", at.toString());
      return map;
    }
  }

  /**
   * How the lines are read: as when they were migrated.
   *
   * @param rows what a person says about the rows
   * @param mapping what a person says about the files
   */
  public record Reading(Terms rows, Mapping mapping) {}

  /** Of one migration; changes nothing yet. */
  public Classification(Applied applied, Function<Clock, Imports> imports, Clock clock) {
    this.applied = applied;
    this.imports = imports;
    this.clock = clock;
  }

  /**
   * Records what the decision is about in its universe.
   *
   * @return how many records
   * @throws RefusedException if one of them cannot be recorded, or if there was a decision about it
   *     before; nothing is recorded then
   */
  public long classify(Decision decision, Reading terms) {
    try {
      if (!applied.isFinished() || applied.isBeingUndone()) {
        throw new RefusedException(
            "migration %s must be finished before its records are classified"
                .formatted(applied.id()));
      }
      SourceFile file = file(decision.number());
      long wanted = requireFit(file, decision, terms);
      Instant at = decided(file, decision);
      record(file, decision, terms, at);
      return wanted;
    } catch (IOException e) {
      throw Disk.failed("classifying records of " + applied.id(), e);
    }
  }

  private SourceFile file(int number) {
    List<SourceFile> files = applied.files();
    if (number < 1 || number > files.size()) {
      throw new RefusedException(
          "migration %s has files 1 to %d, was asked for %d"
              .formatted(applied.id(), files.size(), number));
    }
    return applied.source(files.get(number - 1));
  }

  private long requireFit(SourceFile file, Decision decision, Reading terms) throws IOException {
    Counting counting = new Counting();
    read(file, decision, terms, counting);
    if (!counting.against.isEmpty()) {
      throw new RefusedException(
          "lines %d to %d of %s cannot be records of %s: %s"
              .formatted(
                  decision.word().firstLine(),
                  decision.word().lastLine(),
                  file.path(),
                  decision.word().universe(),
                  counting.against));
    }
    if (counting.fit == 0) {
      throw new RefusedException("there is no record to classify in these lines");
    }
    return counting.fit;
  }

  private void read(SourceFile file, Decision decision, Reading terms, RowSink sink)
      throws IOException {
    FileReading.classifying(file, terms.mapping(), terms.rows(), sink, decision.word())
        .read(applied.folder().backup(), bytes -> {});
  }

  /** Writes the decision down, or finds it: one that was interrupted is finished. */
  private Instant decided(SourceFile file, Decision decision) throws IOException {
    for (Map<String, Object> earlier : decisions()) {
      if (overlaps(earlier, file, decision)) {
        Instant at = Instant.parse(String.valueOf(earlier.get("at")));
        if (earlier.equals(decision.toMap(file.path(), at)) && !isDone(at)) {
          return at;
        }
        throw new RefusedException("there was a decision about these lines: " + earlier);
      }
    }
    Instant now = clock.instant();
    Disk.append(
        applied.folder().decisions(),
        (JsonText.of(decision.toMap(file.path(), now)) + "\n").getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE);
    return now;
  }

  private List<Map<String, Object>> decisions() throws IOException {
    return Files.exists(applied.folder().decisions())
        ? Files.readAllLines(applied.folder().decisions()).stream().map(JsonText::object).toList()
        : List.of();
  }

  private static boolean overlaps(Map<String, Object> earlier, SourceFile file, Decision now) {
    return file.path().equals(earlier.get("file"))
        && JsonText.number(earlier, "first_line") <= now.word().lastLine()
        && JsonText.number(earlier, "last_line") >= now.word().firstLine();
  }

  private boolean isDone(Instant at) {
    return applied
        .journal()
        .all("classified")
        .anyMatch(entry -> at.toString().equals(entry.get("at")));
  }

  private void record(SourceFile file, Decision decision, Reading terms, Instant at)
      throws IOException {
    Clock fixed = Clock.fixed(at, ZoneOffset.UTC);
    ImportWriter.Said said =
        ImportWriter.Said.of(
            terms.rows(), Optional.of(decision.by()), Optional.of(decision.reason()));
    String lines = decision.word().firstLine() + "-" + decision.word().lastLine();
    ImportWriter.Key key =
        new ImportWriter.Key(
            file,
            decision.word().universe(),
            Optional.of("lines " + lines),
            terms.rows().zone().isPresent());
    try (ImportWriter writer =
        new ImportWriter(
            new ImportWriter.Target(
                applied.folder(), applied.journal(), imports.apply(fixed), fixed, said))) {
      read(file, decision, terms, new Placing(writer, key));
      writer.finish();
    }
    applied.journal().add("classified", Map.of("at", at.toString()));
  }

  /** Looks at all before one is recorded. */
  private static final class Counting implements RowSink {
    private final Map<String, Long> against = new TreeMap<>();
    private long fit;

    @Override
    public void placed(Placed placed) {
      fit++;
    }

    @Override
    public void quarantined(RawLine line, Run run, Set<Reason> reasons) {
      reasons.forEach(each -> against.merge(each.code(), 1L, Long::sum));
    }

    @Override
    public void rejected(RawLine line, Reason reason) {
      // it is no record, and nobody can make it one
    }
  }

  private record Placing(ImportWriter writer, ImportWriter.Key key) implements RowSink {
    @Override
    public void placed(Placed placed) {
      writer.add(key, placed.fact());
    }

    @Override
    public void quarantined(RawLine line, Run run, Set<Reason> reasons) {
      throw new IllegalStateException("a record that was fit a moment ago is not");
    }

    @Override
    public void rejected(RawLine line, Reason reason) {
      // it is no record, and nobody can make it one
    }
  }
}
