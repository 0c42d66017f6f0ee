package io.orrery.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads to its end what a process writes, however much that is, so that it never waits to be read,
 * and keeps the last lines.
 */
final class LastLines {

  private static final int LINES = 20;
  private static final int LONGEST = 1000;

  /** How long those are waited for who hold the stream open although their process has ended. */
  private static final long PATIENCE_MILLIS = 1000;

  private final Deque<String> lines = new ArrayDeque<>();
  private final StringBuilder line = new StringBuilder();
  private final Thread thread;

  /** Begins to read. */
  LastLines(InputStream stream, String name) {
    this.thread = new Thread(() -> read(stream), name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The last lines, at most 20, the oldest first, each cut behind 1,000 characters. The process has
   * ended.
   */
  List<String> get() throws InterruptedException {
    thread.join(PATIENCE_MILLIS);
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  private void read(InputStream stream) {
    try (Reader reader =
        new BufferedReader(new InputStreamReader(stream, Charset.defaultCharset()))) {
      for (int next = reader.read(); next >= 0; next = reader.read()) {
        if (next == '\n') {
          endLine();
        } else if (next != '\r' && line.length() < LONGEST) {
          line.append((char) next);
        }
      }
    } catch (IOException e) {
      line.append("(the rest could not be read: ").append(e).append(')');
    }
    if (line.length() > 0) {
      endLine();
    }
  }

  private void endLine() {
    synchronized (lines) {
      lines.addLast(line.toString());
      if (lines.size() > LINES) {
        lines.removeFirst();
      }
    }
    line.setLength(0);
  }
}
