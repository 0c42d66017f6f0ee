package io.orrery.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/**
 * The server's log file. When it is full it becomes {@code server.log.1}, that becomes {@code
 * server.log.2}, and the oldest goes.
 */
public final class ServerLog extends StreamHandler {
  /** The system property that names the file. */
  static final String FILE = "io.orrery.launcher.log";

  private static final long FULL = 10_000_000;
  private static final int KEPT = 5;

  private final Path file;
  private final long full;
  private long written;

  /** For the logging configuration. */
  public ServerLog() {
    this(Path.of(System.getProperty(FILE, "server.log")), FULL);
  }

  ServerLog(Path file, long full) {
    this.file = file;
    this.full = full;
    open();
  }

  @Override
  public synchronized void publish(LogRecord record) {
    if (written >= full) {
      rotate();
    }
    super.publish(record);
    flush();
  }

  private void rotate() {
    close();
    try {
      for (int i = KEPT - 1; i >= 1; i--) {
        moveIfThere(numbered(i), numbered(i + 1));
      }
      moveIfThere(file, numbered(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open();
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  private static void moveIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void open() {
    try {
      OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      written = Files.size(file);
      setOutputStream(new Counting(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Counting extends OutputStream {
    private final OutputStream out;

    Counting(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      written++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      written += length;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
