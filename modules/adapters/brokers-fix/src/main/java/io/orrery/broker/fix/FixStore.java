package io.orrery.broker.fix;

import io.orrery.order.BrokerException;
import io.orrery.order.ForeignBrokerException;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which QuickFIX/J keeps a session's numbers and messages. It lies inside its
 * universe's root, and no link leads out of it (contract U5): QuickFIX/J itself follows links.
 */
final class FixStore {

  private final Path root;
  private final Path folder;

  /** Refuses a root that is not the universe's, and a folder outside of it. */
  FixStore(Universe universe, Path root, Path folder) {
    this.root = root.normalize();
    this.folder = folder;
    Path name = this.root.getFileName();
    if (!root.isAbsolute() || name == null || !name.toString().equals(universe.wireName())) {
      throw new ForeignBrokerException(
          "the root of %s must be an absolute path that ends in its name, was %s"
              .formatted(universe, root));
    }
    if (!folder.startsWith(this.root) || folder.equals(this.root)) {
      throw new ForeignBrokerException(
          "the FIX store of %s must lie inside %s, was %s".formatted(universe, root, folder));
    }
    refuseLinks();
  }

  /** Where it is. */
  Path folder() {
    return folder;
  }

  /** Makes what is missing of it, for the owner only, and looks for links again. */
  void prepare() {
    refuseLinks();
    try {
      create(folder);
    } catch (IOException e) {
      throw new BrokerException("the FIX store %s cannot be made".formatted(folder), e);
    }
    refuseLinks();
  }

  private void refuseLinks() {
    for (Path each = folder; !each.equals(root); each = parentOf(each)) {
      refuseLink(each);
    }
    refuseLink(root);
    if (Files.isDirectory(folder)) {
      files().forEach(FixStore::refuseLink);
    }
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new BrokerException("the FIX store %s cannot be read".formatted(folder), e);
    }
  }

  private static void refuseLink(Path path) {
    if (Files.isSymbolicLink(path)) {
      throw new ForeignBrokerException(
          "a FIX store must lie in its universe's root itself, %s is a link".formatted(path));
    }
  }

  private static void create(Path dir) throws IOException {
    if (Files.isDirectory(dir, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    create(parentOf(dir));
    try {
      Files.createDirectory(dir, ownerOnly(dir));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(dir, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path dir) {
    return dir.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  private static Path parentOf(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("a FIX store must lie below a folder, was " + path);
    }
    return parent;
  }
}
