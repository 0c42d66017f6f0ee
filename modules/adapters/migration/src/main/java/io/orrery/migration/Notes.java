package io.orrery.migration;

import io.orrery.migration.source.FileKind;
import io.orrery.migration.source.SourceFile;
import io.orrery.migration.source.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a person should know beside the counts. */
final class Notes {

  private Notes() {}

  static List<String> of(MigrationTerms terms, Survey survey) {
    List<String> notes = new ArrayList<>();
    if (terms.rows().zone().isEmpty()) {
      notes.add("no zone was given: times without one stay unread; say --zone");
    }
    for (SourceFile file : survey.files()) {
      if (file.kind() == FileKind.CONFIG && !file.isCopy()) {
        addOfConfig(terms.source(), file, notes);
      } else if (file.kind() == FileKind.SECTORS && !file.isCopy()) {
        notes.add(file.path() + ": kept aside; adopt it with orrery data sectors");
      } else if (file.kind() == FileKind.BARS && !file.isCopy()) {
        notes.add(
            file.path()
                + ": kept aside; which market's hours it keeps is for a person to say: orrery data add");
      }
    }
    survey.ignored().forEach(ignored -> notes.add("not looked at: " + ignored));
    return notes;
  }

  private static void addOfConfig(Path source, SourceFile file, List<String> to) {
    try {
      byte[] bytes = Files.readAllBytes(source.resolve(file.path()));
      if (ConfigProposal.of(file.path(), "", bytes).filter(ConfigProposal::hasMode).isPresent()) {
        to.add(
            file.path()
                + ": SIMULATION_MODE is refused: a universe is chosen by orrery.universes, and no switch turns one into another");
      }
    } catch (IOException e) {
      throw Disk.failed("reading " + file.path(), e);
    }
  }
}
