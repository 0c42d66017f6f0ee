package io.orrery.ledger;

import io.orrery.basics.Check;
import io.orrery.trade.ControlMailbox;
import io.orrery.trade.ControlScope;
import io.orrery.trade.KillLatch;
import io.orrery.trade.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a deployment is controlled by files: {@code KILL} below the home kills all universes, {@code
 * data/{universe}/KILL} one, by mere presence; letters lie in {@code control} beside it, one a
 * file, a field a line as {@code name=value}.
 *
 * <p>Safe for use by many threads and processes.
 */
public final class ControlFiles implements KillLatch, ControlMailbox {

  private static final System.Logger LOG = System.getLogger(ControlFiles.class.getName());

  private static final int MOST_BYTES = 4096;
  private static final int MOST_LETTERS = 100;
  private static final String SUFFIX = ".letter";
  private static final Pattern NAME = Pattern.compile("[a-z_]{1,40}");
  private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}]{1,400}");

  private final Home home;
  private final Disk disk;

  /** In this home; reads and changes nothing yet. */
  public ControlFiles(Path home) {
    this(home, new Disk());
  }

  ControlFiles(Path home, Disk disk) {
    this.home = new Home(home);
    this.disk = disk;
  }

  @Override
  public Optional<Latched> read(ControlScope scope) {
    Path file = home.kill(scope);
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(new Latched(reason(file, found), owner(file)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(
          new Latched(
              "nobody can tell whether %s is there: %s".formatted(home.shown(file), e),
              "the disk"));
    }
  }

  /** An empty file will do where there is no room for its reason. */
  @Override
  public void write(ControlScope scope, String reason) {
    Path file = home.kill(scope);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      disk.createIfAbsent(file, (reason + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException noRoom) {
      writeEmpty(file, noRoom);
    }
  }

  @Override
  public void remove(ControlScope scope) {
    try {
      disk.delete(home.kill(scope));
    } catch (IOException e) {
      throw failed(home.kill(scope), "removed", e);
    }
  }

  /**
   * Puts a letter there for whoever owns the universes.
   *
   * @param fields names of small letters and underscores; values of 1 to 400 printable characters
   * @throws IllegalArgumentException if a field has another form
   * @throws LedgerException if the disk failed
   */
  public void send(ControlScope scope, Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (name, value) ->
            text.append(Check.matches("name", name, NAME, "small letters and underscores"))
                .append('=')
                .append(Check.matches(name, value, VALUE, "1 to 400 printable characters"))
                .append('\n'));
    Path file = home.letters(scope).resolve(UUID.randomUUID() + SUFFIX);
    try {
      disk.create(file, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(file, "written", e);
    }
  }

  @Override
  public List<Letter> take(ControlScope scope) {
    List<Letter> letters = new ArrayList<>();
    for (Path file : waiting(scope)) {
      Optional<Letter> letter = letter(file);
      try {
        disk.delete(file);
        letter.ifPresent(letters::add);
      } catch (IOException e) {
        LOG.log(Level.ERROR, "a letter cannot be taken away, so it is not answered: " + file, e);
      }
    }
    return letters;
  }

  private List<Path> waiting(ControlScope scope) {
    Path folder = home.letters(scope);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .limit(MOST_LETTERS)
          .sorted(Comparator.comparing(ControlFiles::age))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.WARNING, "letters cannot be listed: " + home.shown(folder), e);
      return List.of();
    }
  }

  private static long age(Path file) {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis();
    } catch (IOException gone) {
      return 0;
    }
  }

  private Optional<Letter> letter(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IllegalArgumentException("it is no file");
      }
      Map<String, String> fields = new LinkedHashMap<>();
      for (String line : text(file).split("\n", -1)) {
        int equals = line.indexOf('=');
        if (!line.isEmpty()) {
          Check.matches("line", line.substring(0, Math.max(0, equals)), NAME, "name=value");
          fields.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
      return Optional.of(new Letter(fields, owner(file)));
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "no letter, and taken away: {0}: {1}", home.shown(file), e);
      return Optional.empty();
    }
  }

  private static String reason(Path file, BasicFileAttributes found) {
    if (!found.isRegularFile()) {
      return "it is there";
    }
    try {
      return text(file).lines().findFirst().filter(line -> !line.isBlank()).orElse("it is there");
    } catch (IOException e) {
      return "it is there, and cannot be read: " + e;
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static String owner(Path file) throws IOException {
    return "OS user " + Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
  }

  private void writeEmpty(Path file, IOException noRoom) {
    try {
      disk.createEmpty(file);
      LOG.log(Level.WARNING, "{0} is there without its reason: {1}", home.shown(file), noRoom);
    } catch (IOException e) {
      e.addSuppressed(noRoom);
      throw failed(file, "written", e);
    }
  }

  private LedgerException failed(Path file, String verb, IOException e) {
    return new LedgerException(
        "%s cannot be %s: %s".formatted(home.shown(file), verb, Because.of(e)), e);
  }
}
