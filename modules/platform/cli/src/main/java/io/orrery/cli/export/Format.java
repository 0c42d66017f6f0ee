package io.orrery.cli.export;

/** How an export's files are written. */
enum Format {
  /** JSON Lines. */
  JSONL,
  /** RFC 4180. */
  CSV,
  /** Parquet, zstd. */
  PARQUET
}
