package io.orrery.migration;

import io.orrery.basics.Sha256;
import io.orrery.migration.proof.FileReading;
import io.orrery.migration.proof.RawLine;
import io.orrery.migration.proof.Reason;
import io.orrery.migration.proof.RowSink;
import io.orrery.migration.proof.Run;
import io.orrery.migration.source.FileKind;
import io.orrery.migration.source.SourceFile;
import io.orrery.migration.source.Survey;
import io.orrery.trade.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The migrations of one home: what would be done, doing it, and what was done. */
public final class Migrations {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path home;
  private final Function<Clock, Imports> imports;
  private final Clock clock;

  /**
   * Of a home; reads and changes nothing yet.
   *
   * @param imports where proven records go, at the moment that a clock says
   */
  public Migrations(Path home, Function<Clock, Imports> imports, Clock clock) {
    this.home = home.toAbsolutePath().normalize();
    this.imports = imports;
    this.clock = clock;
  }

  /** What would be done; changes nothing. */
  public Report plan(MigrationTerms terms, Progress progress) {
    Survey survey = survey(terms, progress);
    List<FileReport> files = new ArrayList<>();
    Stages reading = new Stages(progress, "reading", newBytes(survey));
    MigrationFolder folder = new MigrationFolder(home, "ID");
    for (SourceFile file : survey.files()) {
      files.add(
          hasNewRecords(file)
              ? counted(file, terms, reading)
              : FileReport.copied(file, folder.shown(folder.destination(file)), isLog(file)));
    }
    survey.requireUnchanged();
    return new Report("", files, Notes.of(terms, survey));
  }

  static boolean hasNewRecords(SourceFile file) {
    return file.kind().hasRecords() && !file.isCopy() && file.bytes() > 0;
  }

  static boolean isLog(SourceFile file) {
    return file.kind() == FileKind.SYSTEM_LOG || file.kind().hasRecords();
  }

  private static FileReport counted(SourceFile file, MigrationTerms terms, Stages progress) {
    Tally tally = new Tally(new Nowhere());
    try {
      new FileReading(file, terms.mapping(), terms.rows(), tally).read(terms.source(), progress);
    } catch (IOException e) {
      throw Disk.failed("reading " + file.path(), e);
    }
    return tally.report(file);
  }

  static long newBytes(Survey survey) {
    return survey.files().stream()
        .filter(Migrations::hasNewRecords)
        .mapToLong(SourceFile::bytes)
        .sum();
  }

  private Survey survey(MigrationTerms terms, Progress progress) {
    return Survey.of(
        terms.source(),
        new Survey.Terms(
            terms.mapping()::kind,
            earlier(),
            new Stages(progress, "looking at the source", size(terms.source()))));
  }

  private static long size(Path source) {
    try (Stream<Path> all = Files.walk(source)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw Disk.failed("looking at " + source, e);
    }
  }

  /** What finished migrations took, so that it is never taken twice. */
  private List<SourceFile> earlier() {
    return all().stream()
        .filter(Applied::isFinished)
        .flatMap(applied -> applied.files().stream())
        .toList();
  }

  /** The migrations that there are, the oldest first. */
  public List<Applied> all() {
    Path root = home.resolve(MigrationFolder.ROOT);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      List<Applied> found = new ArrayList<>();
      for (Path each : folders.sorted().toList()) {
        MigrationFolder folder = new MigrationFolder(home, each.getFileName().toString());
        if (Files.exists(folder.journal())) {
          found.add(new Applied(folder, Journal.read(folder.journal())));
        }
      }
      return found;
    } catch (IOException e) {
      throw Disk.failed("reading the migrations of " + home, e);
    }
  }

  /**
   * Does it; goes on with one of the same source that was interrupted.
   *
   * @return what was done; its id is empty if there was nothing to do, and nothing was changed
   * @throws RefusedException if the source is another one than the interrupted migration's
   */
  public Report apply(MigrationTerms terms, Progress progress) {
    Survey survey = survey(terms, progress);
    survey.requireQuietFor(terms.quiet());
    Optional<Applied> unfinished =
        all().stream().filter(applied -> !applied.isFinished()).findFirst();
    Sha256 digest =
        Sha256.of(
            (survey.digest() + "\n" + said(terms))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    if (unfinished.isPresent()) {
      Applied left = unfinished.get();
      left.requireSame(digest);
      return run(left.folder(), left.journal(), terms, survey, progress);
    }
    if (isNothingNew(survey)) {
      return new Report(
          "", copies(survey), List.of("all of it was migrated before: nothing was changed"));
    }
    Instant now = clock.instant();
    String id = "M-" + TIME.format(now) + "-" + digest.value().substring(0, 8);
    MigrationFolder folder = new MigrationFolder(home, id);
    return run(
        folder, Beginning.of(folder, survey, said(terms), digest, now), terms, survey, progress);
  }

  private static List<FileReport> copies(Survey survey) {
    return survey.files().stream().map(file -> FileReport.copied(file, "", isLog(file))).toList();
  }

  private static boolean isNothingNew(Survey survey) {
    return survey.files().stream().allMatch(file -> file.isCopy() || file.bytes() == 0);
  }

  private static String said(MigrationTerms terms) {
    return terms.rows().zone().map(Object::toString).orElse("no zone")
        + " "
        + terms.rows().currency();
  }

  private Report run(
      MigrationFolder folder,
      Journal journal,
      MigrationTerms terms,
      Survey survey,
      Progress progress) {
    Clock fixed = Clock.fixed(Applied.at(journal), ZoneOffset.UTC);
    try (Ownership owned = Ownership.take(folder)) {
      owned.requireHeld();
      return new Application(
              folder, journal, new Application.Means(imports.apply(fixed), fixed, progress))
          .run(terms, survey);
    } catch (IOException e) {
      throw Disk.failed("migrating", e);
    }
  }

  /** Where a plan's records go. */
  private static final class Nowhere implements RowSink {
    @Override
    public void placed(Placed placed) {
      // counted
    }

    @Override
    public void quarantined(RawLine line, Run run, Set<Reason> reasons) {
      // counted
    }

    @Override
    public void rejected(RawLine line, Reason reason) {
      // counted
    }
  }
}
