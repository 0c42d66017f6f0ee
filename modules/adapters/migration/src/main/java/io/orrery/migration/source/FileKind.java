package io.orrery.migration.source;

import java.util.Locale;

/** What a file of an old tree is, told by where it lies and how it is called. */
public enum FileKind {
  /** Orders and fills, a JSON object a line. */
  TRADES(true),
  /** What an account was worth, a JSON object a line. */
  EQUITY(true),
  /** Rows with a header, of which a mapping says what they are; without one they prove nothing. */
  TABLE(true),
  /** The result of a freqtrade backtest, one JSON document. */
  FREQTRADE(true),
  /** A log that belongs to no universe. */
  SYSTEM_LOG(false),
  /** Saved settings. */
  CONFIG(false),
  /** Which sector an instrument belongs to. */
  SECTORS(false),
  /** Bars, historical or recorded for a replay. */
  BARS(false),
  /** Anything else. */
  OTHER(false);

  private final boolean hasRecords;

  FileKind(boolean hasRecords) {
    this.hasRecords = hasRecords;
  }

  /** Whether each line is a record that is placed, quarantined or rejected. */
  public boolean hasRecords() {
    return hasRecords;
  }

  /** The name in reports. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
