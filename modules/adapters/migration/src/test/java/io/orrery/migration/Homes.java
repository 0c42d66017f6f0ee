package io.orrery.migration;

import io.orrery.basics.CurrencyCode;
import io.orrery.ledger.FileStorage;
import io.orrery.migration.proof.Mapping;
import io.orrery.migration.proof.Terms;
import io.orrery.session.ImportedSessions;
import io.orrery.trade.Verdict;
import io.orrery.universe.RunId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Homes to migrate into, and what lies in them afterwards. */
final class Homes {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  private Homes() {}

  static Migrations migrations(Path home) {
    return new Migrations(home, at -> imports(home, at), CLOCK);
  }

  static ImportedSessions imports(Path home, Clock at) {
    return new ImportedSessions((universe, id) -> FileStorage.ofImport(home, universe, id, at), at);
  }

  static final Terms ROWS =
      new Terms(Optional.of(ZoneId.of("America/Chicago")), new CurrencyCode("USD"));

  static MigrationTerms terms(Path source, Path home) {
    return new MigrationTerms(source, home, ROWS, Mapping.none(), Duration.ZERO);
  }

  static Report plan(Path source, Path home) {
    return migrations(home).plan(terms(source, home), Progress.NONE);
  }

  static Report apply(Path source, Path home) {
    return migrations(home).apply(terms(source, home), Progress.NONE);
  }

  static Applied only(Path home) {
    List<Applied> all = migrations(home).all();
    if (all.size() != 1) {
      throw new AssertionError("there must be one migration, there are " + all.size());
    }
    return all.get(0);
  }

  /** Every file below a folder with its bytes' digest, and every empty folder. */
  static Map<String, String> tree(Path root) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (java.util.stream.Stream<Path> all = Files.walk(root)) {
      for (Path each : all.toList()) {
        tree.put(
            root.relativize(each).toString(),
            Files.isDirectory(each) ? "folder" : Manifest.digest(each).value());
      }
    }
    return tree;
  }

  /** How many records each import of a universe has in a stream, all of them verified. */
  static List<Long> verified(Path home, Universe universe, Stream stream) throws IOException {
    List<Long> counts = new ArrayList<>();
    Path imports = home.resolve("data").resolve(universe.wireName()).resolve("imports");
    for (String each : children(imports)) {
      Verdict verdict =
          Verifier.ofImport(home, new RunId(each), Optional.empty()).verify(universe, stream);
      if (verdict instanceof Verdict.Intact intact) {
        counts.add(intact.records());
      } else {
        throw new AssertionError(verdict.sentence());
      }
    }
    return counts;
  }

  static List<String> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (java.util.stream.Stream<Path> all = Files.list(folder)) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  /** Writes a file of a source. */
  static void write(Path source, String path, String text) {
    try {
      Path file = source.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
