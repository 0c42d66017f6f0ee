package io.orrery.launcher;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Logger;

/** Standard output of the server and its libraries, line by line into the log. */
final class LoggedStream extends OutputStream {
  private static final Logger LOG = Logger.getLogger("stdout");

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private LoggedStream() {}

  static PrintStream printing() {
    return new PrintStream(new LoggedStream(), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int b) {
    if (b != '\n') {
      line.write(b);
      return;
    }
    String text = line.toString(StandardCharsets.UTF_8).strip();
    line.reset();
    if (!text.isEmpty()) {
      LOG.info(text);
    }
  }
}
