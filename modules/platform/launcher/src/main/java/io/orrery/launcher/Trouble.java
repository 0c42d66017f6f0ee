package io.orrery.launcher;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Remembers the severe log records of the start, to name the reason when it fails. */
public final class Trouble extends Handler {
  private static final int REMEMBERED = 50;
  private static final List<LogRecord> RECORDS = new ArrayList<>();

  /** For the logging configuration. */
  public Trouble() {
    setLevel(Level.SEVERE);
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      remember(record);
    }
  }

  /** The most specific reason seen: that of the longest chain of causes. */
  static Optional<String> reason() {
    synchronized (RECORDS) {
      return reason(RECORDS);
    }
  }

  static Optional<String> reason(List<LogRecord> records) {
    return records.stream()
        .filter(record -> record.getThrown() != null)
        .map(LogRecord::getThrown)
        .max(Comparator.comparingInt(Causes::depth))
        .map(Causes::sentence)
        .or(() -> records.stream().findFirst().map(Trouble::text));
  }

  private static void remember(LogRecord record) {
    synchronized (RECORDS) {
      if (RECORDS.size() < REMEMBERED) {
        RECORDS.add(record);
      }
    }
  }

  private static String text(LogRecord record) {
    return new SimpleFormatter().formatMessage(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
