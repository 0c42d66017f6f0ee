package io.orrery.migration.source;

import io.orrery.basics.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * What lies in an old tree: every file with its digest, copies found by their bytes. It reads and
 * changes nothing.
 */
public final class Survey {

  private static final Path PROC = Path.of("/proc");

  private final Path source;
  private final Map<String, FileStamp> stamps;
  private final List<SourceFile> files;
  private final List<String> ignored;

  private Survey(
      Path source, Map<String, FileStamp> stamps, List<SourceFile> files, List<String> ignored) {
    this.source = source;
    this.stamps = stamps;
    this.files = List.copyOf(files);
    this.ignored = List.copyOf(ignored);
  }

  /**
   * What a survey is made with.
   *
   * @param kinds what a mapping says of a path, before the names are asked
   * @param earlier files that were migrated before
   * @param progress is told bytes as they are read
   */
  public record Terms(
      Function<String, Optional<FileKind>> kinds,
      List<SourceFile> earlier,
      LongConsumer progress) {}

  /**
   * Reads the tree.
   *
   * @throws SourceChangedException if it is written to meanwhile, or a process could
   * @throws UncheckedIOException if it cannot be read
   */
  public static Survey of(Path source, Terms terms) {
    try {
      requireNoWriters(source);
      List<String> ignored = new ArrayList<>();
      Map<String, FileStamp> stamps = stamps(source, ignored);
      Surveying surveying = new Surveying(source, stamps, terms);
      Survey survey = new Survey(source, stamps, surveying.files(), ignored);
      survey.requireUnchanged();
      return survey;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + source + ": " + e, e);
    }
  }

  /** The files in the order of their paths. */
  public List<SourceFile> files() {
    return files;
  }

  /** What is not looked at, with the reason. */
  public List<String> ignored() {
    return ignored;
  }

  /**
   * Passes if nothing has been written since the survey began, and nobody is about to.
   *
   * @throws SourceChangedException naming the file
   */
  public void requireUnchanged() {
    try {
      requireNoWriters(source);
      Map<String, FileStamp> now = stamps(source, new ArrayList<>());
      for (String path : union(stamps, now)) {
        if (!Optional.ofNullable(stamps.get(path)).equals(Optional.ofNullable(now.get(path)))) {
          throw new SourceChangedException(
              "the source must not be written to, but %s changed: stop what writes there and start again; nothing of the source was touched"
                  .formatted(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + source + ": " + e, e);
    }
  }

  /** Waits, and looks again, so that a writer is seen that opens its file for every line. */
  public void requireQuietFor(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    requireUnchanged();
  }

  /** A digest of names and contents: the same tree has the same. */
  public Sha256 digest() {
    StringBuilder all = new StringBuilder();
    files.forEach(file -> all.append(file.path()).append('\n').append(file.sha256()).append('\n'));
    return Sha256.of(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static TreeSet<String> union(Map<String, FileStamp> one, Map<String, FileStamp> other) {
    TreeSet<String> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    return all;
  }

  private static void requireNoWriters(Path source) throws IOException {
    List<String> writers = new OpenWriters(PROC, source.toRealPath()).find();
    if (!writers.isEmpty()) {
      throw new SourceChangedException(
          "the source must not be written to, but %s: end it and start again; nothing was touched"
              .formatted(String.join(", ", writers)));
    }
  }

  private static Map<String, FileStamp> stamps(Path source, List<String> ignored)
      throws IOException {
    Map<String, FileStamp> stamps = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(source)) {
      for (Path each : all.sorted().toList()) {
        String path = source.relativize(each).toString().replace('\\', '/');
        if (isHidden(path)) {
          ignored.add(path + ": hidden; not read, not copied");
        } else if (Files.isSymbolicLink(each)) {
          ignored.add(path + ": a symbolic link; not followed");
        } else if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
          stamps.put(path, FileStamp.of(each));
        }
      }
    }
    return stamps;
  }

  /** Such files hold credentials and caches. */
  private static boolean isHidden(String path) {
    return path.startsWith(".") || path.contains("/.");
  }

  /** One reading of all files. */
  private static final class Surveying {

    private final Layout layout = new Layout();
    private final Path source;
    private final Map<String, FileStamp> stamps;
    private final Terms terms;
    private final Map<String, FileDigest> digests = new HashMap<>();

    Surveying(Path source, Map<String, FileStamp> stamps, Terms terms) {
      this.source = source;
      this.stamps = stamps;
      this.terms = terms;
    }

    List<SourceFile> files() throws IOException {
      NavigableSet<Long> lengths = new TreeSet<>();
      stamps.values().forEach(stamp -> lengths.add(stamp.size()));
      terms.earlier().forEach(file -> lengths.add(file.whole().bytes()));
      List<SourceFile> files = new ArrayList<>();
      for (Map.Entry<String, FileStamp> each : stamps.entrySet()) {
        String path = each.getKey();
        FileDigest digest = FileDigest.read(source.resolve(path), lengths, terms.progress());
        digests.put(path, digest);
        files.add(file(path, each.getValue(), digest));
      }
      return withCopies(files);
    }

    private SourceFile file(String path, FileStamp stamp, FileDigest digest) {
      FileKind kind = terms.kinds().apply(path).orElseGet(() -> layout.kind(path));
      return new SourceFile(
          path,
          kind,
          layout.folder(path),
          stamp.size(),
          digest.sha256(),
          digest.lines(),
          digest.whole(),
          Optional.empty());
    }

    private List<SourceFile> withCopies(List<SourceFile> files) {
      List<SourceFile> found = new ArrayList<>();
      for (SourceFile file : files) {
        found.add(known(file, files).map(file::knownAs).orElse(file));
      }
      return found;
    }

    /** The most of it that was migrated before, or is the beginning of a file that comes first. */
    private Optional<SourceFile.Known> known(SourceFile file, List<SourceFile> all) {
      Optional<SourceFile.Known> before =
          terms.earlier().stream()
              .filter(old -> old.kind() == file.kind() && old.bytes() > 0)
              .flatMap(old -> beginning(file, old, old.path()).stream())
              .max(Comparator.comparingLong(SourceFile.Known::bytes));
      Optional<SourceFile.Known> twin =
          all.stream()
              .filter(other -> other.kind() == file.kind() && comesFirst(other, file))
              .filter(other -> isBeginningOf(file, other))
              .findFirst()
              .map(other -> new SourceFile.Known(other.path(), file.bytes(), file.lines()));
      return before.filter(part -> part.bytes() == file.bytes()).or(() -> twin).or(() -> before);
    }

    private Optional<SourceFile.Known> beginning(SourceFile file, SourceFile old, String where) {
      if (old.sha256().equals(file.sha256())) {
        return Optional.of(new SourceFile.Known(where, file.bytes(), file.lines()));
      }
      return Optional.ofNullable(beginnings(file).get(old.whole().bytes()))
          .filter(part -> part.sha256().equals(old.whole().sha256()))
          .map(part -> new SourceFile.Known(where, old.whole().bytes(), part.lines()));
    }

    private boolean isBeginningOf(SourceFile file, SourceFile other) {
      if (file.sha256().equals(other.sha256())) {
        return true;
      }
      return file.kind().hasRecords()
          && file.bytes() > 0
          && file.whole().bytes() == file.bytes()
          && Optional.ofNullable(beginnings(other).get(file.bytes()))
              .filter(part -> part.sha256().equals(file.sha256()))
              .isPresent();
    }

    private Map<Long, FileDigest.Beginning> beginnings(SourceFile file) {
      FileDigest digest = digests.get(file.path());
      return digest == null ? Map.of() : digest.beginnings();
    }

    /** Longer files come first, then those that are no backups, then the order of paths. */
    private boolean comesFirst(SourceFile one, SourceFile other) {
      return Comparator.comparingLong((SourceFile file) -> -file.bytes())
              .thenComparing(file -> layout.isBackup(file.path()))
              .thenComparing(SourceFile::path)
              .compare(one, other)
          < 0;
    }
  }
}
