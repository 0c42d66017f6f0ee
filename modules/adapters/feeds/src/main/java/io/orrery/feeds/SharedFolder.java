package io.orrery.feeds;

import io.orrery.basics.Check;
import io.orrery.market.MarketDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads files of one folder, and never one outside of it, whatever a name says. */
final class SharedFolder {

  /** Parts of letters, digits and . _ - that do not begin with a point, joined by slashes. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,99}){0,7}");

  private final Path root;

  SharedFolder(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /**
   * Where a name of the manifest lies.
   *
   * @throws MarketDataException if the name could lead out of the folder: an absolute path, a
   *     {@code ..}, a symbolic link on the way
   */
  Path resolve(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new MarketDataException(
          "file must be a relative path of letters, digits and . _ - inside of shared data, was "
              + Check.shown(name));
    }
    Path path = root;
    for (Path part : Path.of(name)) {
      path = path.resolve(part);
      if (Files.isSymbolicLink(path)) {
        throw new MarketDataException(
            "file %s must not be reached through a symbolic link, and %s is one"
                .formatted(Check.shown(name), root.relativize(path)));
      }
    }
    return path;
  }

  /** Opens a file to read it. */
  InputStream open(String name) {
    Path file = resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new MarketDataException(
          "file %s of the manifest must be there, is not".formatted(name));
    }
    try {
      return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new MarketDataException("file %s cannot be read: %s".formatted(name, e), e);
    }
  }

  /** All bytes of a file, of which there may be 2 GiB at most. */
  byte[] bytes(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new MarketDataException("file %s cannot be read: %s".formatted(name, e), e);
    } catch (OutOfMemoryError e) {
      throw new MarketDataException(
          "file %s is too large for the memory: stream it".formatted(name), e);
    }
  }
}
