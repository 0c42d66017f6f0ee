package io.orrery.feeds;

import io.orrery.market.MarketDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * {@code manifest.json} of shared data. A change is there whole or not at all, and one is made at a
 * time, also by many processes: none is lost. One that is made by hand meanwhile is found and
 * refused, not overwritten. Safe for many threads.
 */
final class ManifestFile {

  static final String NAME = "manifest.json";

  private final Path file;
  private final ManifestLock lock;

  ManifestFile(Path root) {
    this.file = root.resolve(NAME);
    this.lock = new ManifestLock(root);
  }

  /** What it says now; without the file, nothing is listed. */
  Manifest read() {
    byte[] bytes = bytes();
    return bytes.length == 0 ? Manifest.EMPTY : ManifestJson.read(NAME, bytes);
  }

  /** Does something while nobody else changes the manifest. */
  <T> T alone(ManifestLock.Change<T> work) throws IOException {
    return lock.alone(work);
  }

  /** Puts a changed manifest in its place, durably. */
  void update(UnaryOperator<Manifest> change) throws IOException {
    alone(() -> updated(change));
  }

  private Manifest updated(UnaryOperator<Manifest> change) throws IOException {
    byte[] before = bytes();
    Manifest old = before.length == 0 ? Manifest.EMPTY : ManifestJson.read(NAME, before);
    Manifest now = change.apply(old);
    byte[] after = ManifestJson.write(now);
    DataFiles.makeFolder(DataFiles.parent(file));
    if (!Arrays.equals(before, bytes())) {
      throw new MarketDataException(
          NAME + " must not be changed by two at once, it just was: try again");
    }
    DataFiles.replace(file, after);
    return now;
  }

  private byte[] bytes() {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new byte[0];
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new MarketDataException(NAME + " must be a file and no link");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new MarketDataException(NAME + " cannot be read: " + e, e);
    }
  }
}
