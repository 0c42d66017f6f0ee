package io.orrery.cli.history;

import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who owns a universe, told without touching its lock: a lock that is taken only to look would turn
 * a server away that starts at that moment.
 *
 * @param words what the lock's file says of its last owner
 * @param isHeld whether the operating system says that the lock is held; empty if it does not say
 */
public record LockOwner(String words, Optional<Boolean> isHeld) {

  private static final Path LOCKS = Path.of("/proc/locks");

  /**
   * Of a universe.
   *
   * @return empty if the universe was never owned
   * @throws IOException if the file is there and is no file, or cannot be read
   */
  public static Optional<LockOwner> of(Path home, Universe universe) throws IOException {
    Path file = home.resolve("data").resolve(universe.wireName()).resolve("session.lock");
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " must be a file");
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    String words = lines.isEmpty() ? "nobody yet" : lines.get(0).replaceAll("[^ -~]", "?");
    return Optional.of(new LockOwner(words, isHeld(file)));
  }

  /** Linux lists every lock by device and inode. */
  private static Optional<Boolean> isHeld(Path file) throws IOException {
    if (!Files.isReadable(LOCKS)) {
      return Optional.empty();
    }
    Object inode = Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    return Optional.of(
        Files.readAllLines(LOCKS).stream()
            .flatMap(line -> List.of(line.split("\\s+", -1)).stream())
            .anyMatch(word -> word.matches("[0-9a-f]+:[0-9a-f]+:" + inode)));
  }

  /** In a sentence. */
  public String sentence() {
    return isHeld
        .map(held -> held ? "owned by " + words : "free; last owner: " + words)
        .orElse("the last owner, or still: " + words);
  }
}
