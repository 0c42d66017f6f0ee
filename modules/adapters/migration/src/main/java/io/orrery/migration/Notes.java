package io.orrery.migration;

import io.orrery.migration.source.FileKind;
import io.orrery.migration.source.SourceFile;
import io.orrery.migration.source.Survey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a person should know beside the counts. */
final class Notes {

  /** Files from which a shell or a program took its environment, such as {@code .env.example}. */
  private static final Pattern ENVIRONMENT = Pattern.compile("\\.env(\\..*)?|.*\\.env");

  private static final Pattern MODE =
      Pattern.compile("^\\s*(export\\s+)?SIMULATION_MODE\\s*=", Pattern.CASE_INSENSITIVE);

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
    addOfEnvironment(terms.source(), notes);
    survey.ignored().forEach(ignored -> notes.add("not looked at: " + ignored));
    return notes;
  }

  private static void addOfConfig(Path source, SourceFile file, List<String> to) {
    try {
      byte[] bytes = Files.readAllBytes(source.resolve(file.path()));
      if (ConfigProposal.of(file.path(), "", bytes).filter(ConfigProposal::hasMode).isPresent()) {
        to.add(refused(file.path()));
      }
    } catch (IOException e) {
      throw Disk.failed("reading " + file.path(), e);
    }
  }

  /**
   * Files of the environment at the top of the source. No other of their lines is looked at, and
   * nothing of them is copied: keys to brokers stand there.
   */
  private static void addOfEnvironment(Path source, List<String> to) {
    try (Stream<Path> entries = Files.list(source)) {
      for (Path file : entries.filter(Notes::isEnvironment).sorted().toList()) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
          if (lines.anyMatch(MODE.asPredicate())) {
            to.add(refused(source.relativize(file).toString()));
          }
        }
      }
    } catch (IOException e) {
      throw Disk.failed("reading " + source, e);
    }
  }

  private static boolean isEnvironment(Path file) {
    return ENVIRONMENT.matcher(String.valueOf(file.getFileName())).matches()
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static String refused(String path) {
    return path
        + ": SIMULATION_MODE is refused: a universe is chosen by orrery.universes, and no switch turns one into another";
  }
}
