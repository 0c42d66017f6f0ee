package io.orrery.cli.export;

import java.util.Locale;

/** How an export's files are written. */
enum Format {
  /** JSON Lines. */
  JSONL,
  /** RFC 4180. */
  CSV,
  /** Parquet, zstd. */
  PARQUET;

  /** As a person types it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
