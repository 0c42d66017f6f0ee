package io.orrery.migration;

import io.orrery.basics.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/** Copies a file, durably, and hashes what it reads: while one thread reads, another writes. */
final class FileCopy implements Closeable {

  private static final int CHUNK = 1 << 18;

  /** So that the disk works from the beginning, and not only when all is written. */
  private static final long FORCED_AT_ONCE = 64L << 20;

  private final FileChannel out;
  private long unforced;

  private FileCopy(FileChannel out) {
    this.out = out;
  }

  /**
   * Copies a file over whatever is there; its folder is made if missing.
   *
   * @param progress is told bytes as they are read
   * @return the digest of what was read, and is on the disk now
   */
  static Sha256 make(Path from, Path to, LongConsumer progress) throws IOException {
    Disk.createFolder(Disk.folderOf(to));
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest);
        FileCopy copy = new FileCopy(create(to));
        SerialWorker writing = new SerialWorker()) {
      for (ByteBuffer read = read(in); read.hasRemaining(); read = read(in)) {
        ByteBuffer chunk = read;
        progress.accept(chunk.remaining());
        writing.take(() -> copy.write(chunk));
      }
      writing.await();
      copy.out.force(true);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Disk.forceFolder(Disk.folderOf(to));
    return Sha256.ofRaw(digest.digest());
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static ByteBuffer read(InputStream in) throws IOException {
    byte[] bytes = new byte[CHUNK];
    return ByteBuffer.wrap(bytes, 0, Math.max(0, in.read(bytes)));
  }

  private void write(ByteBuffer chunk) {
    try {
      unforced += chunk.remaining();
      while (chunk.hasRemaining()) {
        out.write(chunk);
      }
      if (unforced >= FORCED_AT_ONCE) {
        out.force(false);
        unforced = 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
