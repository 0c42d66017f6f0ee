package io.orrery.cli.history;

import io.orrery.ledger.FileStorage;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
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
    Optional<Boolean> isHeld = new FileStorage(home, Clock.systemUTC()).isOwned(universe);
    return Optional.of(new LockOwner(words, isHeld));
  }

  /** In a sentence. */
  public String sentence() {
    return isHeld
        .map(held -> held ? "owned by " + words : "free; last owner: " + words)
        .orElse("the last owner, or still: " + words);
  }
}
