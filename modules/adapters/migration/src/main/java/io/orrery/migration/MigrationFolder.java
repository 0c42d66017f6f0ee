package io.orrery.migration;

import io.orrery.migration.source.FileKind;
import io.orrery.migration.source.SourceFile;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where the files of one migration lie in a home; every name is made here.
 *
 * @param home the deployment's folder
 * @param id the migration's name
 */
record MigrationFolder(Path home, String id) {

  static final String ROOT = "logs/system/migrations";

  /** Journal and backup. */
  Path root() {
    return home.resolve(ROOT).resolve(id);
  }

  Path journal() {
    return root().resolve("journal.jsonl");
  }

  Path owner() {
    return root().resolve("running");
  }

  Path backup() {
    return root().resolve("backup");
  }

  Path unclassified() {
    return home.resolve("data/unclassified").resolve(id);
  }

  /** Records of the n-th file whose universe nobody could prove. */
  Path quarantine(int number) {
    return unclassified().resolve(String.format(Locale.ROOT, "%04d.jsonl", number));
  }

  /** What was no record in the n-th file. */
  Path rejected(int number, String ending) {
    return unclassified().resolve(String.format(Locale.ROOT, "%04d.rejected.%s", number, ending));
  }

  Path manifest() {
    return unclassified().resolve("manifest.json");
  }

  Path decisions() {
    return unclassified().resolve("decisions.jsonl");
  }

  Path systemLogs() {
    return home.resolve("logs/system/imported").resolve(id);
  }

  Path proposals() {
    return home.resolve("config/proposals").resolve(id);
  }

  /** Where a file goes that has no records. */
  Path destination(SourceFile file) {
    if (file.kind() == FileKind.SYSTEM_LOG) {
      return systemLogs().resolve(file.path().replaceFirst("^logs/(system/)?", ""));
    }
    return file.kind() == FileKind.CONFIG
        ? proposals().resolve(file.path().replaceFirst("\\.json$", ".properties"))
        : unclassified().resolve("files").resolve(file.path());
  }

  /** The roots of an import. */
  List<Path> imported(Universe universe, RunId run) {
    return List.of(
        imports("data", universe).resolve(run.value()),
        imports("logs", universe).resolve(run.value()));
  }

  private Path imports(String area, Universe universe) {
    return home.resolve(area).resolve(universe.wireName()).resolve("imports");
  }

  /** A path as reports show it. */
  String shown(Path path) {
    return home.relativize(path).toString().replace('\\', '/');
  }
}
