package io.orrery.feeds;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one at a time change what is listed in a folder of shared data, of all threads and all
 * processes of the machine. Who comes meanwhile waits. The lock ends with the process that holds
 * it, so that a crash locks nobody out.
 */
final class ManifestLock {

  static final String NAME = "manifest.lock";

  /** A process has a file's lock as a whole, so that its threads need one among themselves. */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final Path file;

  ManifestLock(Path root) {
    this.file = root.resolve(NAME);
  }

  /** What must not be done by two at once. */
  interface Change<T> {
    /** Does it. */
    T make() throws IOException;
  }

  /** Makes a change alone; one within another is part of that. */
  <T> T alone(Change<T> change) throws IOException {
    IN_THIS_PROCESS.lock();
    try {
      return IN_THIS_PROCESS.getHoldCount() > 1 ? change.make() : locked(change);
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private <T> T locked(Change<T> change) throws IOException {
    DataFiles.makeFolder(DataFiles.parent(file));
    try (FileChannel channel =
            FileChannel.open(file, Set.of(CREATE, WRITE, LinkOption.NOFOLLOW_LINKS));
        FileLock held = channel.lock()) {
      if (!held.isValid()) {
        throw new IOException(file + " must be locked, and is not");
      }
      return change.make();
    } catch (OverlappingFileLockException e) {
      throw new IOException(
          "the manifest must be changed by one application of a process at a time: try again", e);
    }
  }
}
