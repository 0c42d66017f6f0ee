package io.orrery.ledger;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.orrery.trade.LedgerException;
import io.orrery.universe.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ownership of a universe by one session of one process (contract U19); the only class that
 * touches {@code session.lock}.
 *
 * <p>On POSIX a process loses its lock on a file as soon as anything in it closes that file. So
 * within one JVM the file is opened once: a table in the system properties, which all class loaders
 * share, is asked first. It is keyed by the root's device and inode, so that another name of the
 * root is no way around it.
 */
final class UniverseLock implements AutoCloseable {

  private static final String PREFIX = "io.orrery.ledger.owner.";

  /** The locked byte lies behind all content, so that others can read who the owner is. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int MAX_OWNER_BYTES = 1024;

  /** Where Linux lists every lock of every process, by device and inode. */
  private static final Path LOCKS = Path.of("/proc/locks");

  private final String key;
  private final String owner;
  private final FileChannel channel;

  private UniverseLock(String key, String owner, FileChannel channel) {
    this.key = key;
    this.owner = owner;
    this.channel = channel;
  }

  /**
   * Takes the ownership.
   *
   * @param file the lock file, in a folder that exists
   * @throws LedgerException if another session has it, naming the owner
   */
  static UniverseLock acquire(Path file, Session session, Instant now) throws IOException {
    String key = PREFIX + keyOf(file.toAbsolutePath().resolveSibling(""));
    String owner = describe(session, now);
    Object holder = System.getProperties().putIfAbsent(key, owner);
    if (holder != null) {
      throw refused(session, holder.toString());
    }
    try {
      return new UniverseLock(key, owner, lock(file, session, owner));
    } catch (IOException | RuntimeException | Error e) {
      System.getProperties().remove(key, owner);
      throw e;
    }
  }

  /**
   * Whether any process has it, told without opening the file; empty where nothing tells.
   *
   * @param file the lock file, there or not
   */
  static Optional<Boolean> isHeld(Path file) {
    if (!Files.isReadable(LOCKS)) {
      return Optional.empty();
    }
    try {
      Object inode = Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
      Pattern held = Pattern.compile("\\b[0-9a-f]+:[0-9a-f]+:" + inode + "\\s");
      return Optional.of(
          Files.readAllLines(LOCKS).stream().anyMatch(line -> held.matcher(line).find()));
    } catch (NoSuchFileException neverOwned) {
      return Optional.of(false);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Gives the ownership back. The file stays; its content means nothing without the lock. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new LedgerException("the lock of " + owner + " cannot be released", e);
    } finally {
      System.getProperties().remove(key, owner);
    }
  }

  private static FileChannel lock(Path file, Session session, String owner) throws IOException {
    FileChannel channel = Disk.open(file, Set.of(CREATE, READ, WRITE, LinkOption.NOFOLLOW_LINKS));
    try {
      if (tryLock(channel) == null) {
        throw refused(session, readOwner(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((owner + "\n").getBytes(StandardCharsets.UTF_8)), 0);
      return channel;
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException someoneInThisJvm) {
      return null;
    }
  }

  private static String readOwner(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(MAX_OWNER_BYTES);
    channel.read(content, 0);
    String text = StandardCharsets.UTF_8.decode(content.flip()).toString();
    return text.lines()
        .findFirst()
        .map(line -> line.replaceAll("[^ -~]", "?"))
        .orElse("a process that has not yet said who it is");
  }

  private static LedgerException refused(Session session, String owner) {
    return new LedgerException(
        "universe %s must have one owner: %s cannot have it, it belongs to %s. Stop that process or use it"
            .formatted(session.universe(), session.id(), owner));
  }

  private static String keyOf(Path root) throws IOException {
    Object key = Files.readAttributes(root, BasicFileAttributes.class).fileKey();
    return key == null ? root.toRealPath().toString() : key.toString();
  }

  private static String describe(Session session, Instant now) {
    return "session %s of %s, process %d on host %s, since %s"
        .formatted(session.id(), session.universe(), ProcessHandle.current().pid(), host(), now);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
