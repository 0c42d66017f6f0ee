package io.orrery.market;

import io.orrery.basics.Check;
import java.util.Arrays;
import java.util.Locale;

/**
 * The form of a dataset's files. All CSV files have a header with {@code timestamp} or {@code
 * date}, {@code open}, {@code high}, {@code low}, {@code close} and {@code volume} in any order.
 */
public enum DataFormat {
  /** CSV with dates for daily bars, and RFC 3339 instants ({@code 2024-01-02T14:30:00Z}). */
  CSV,
  /** CSV with whole seconds since 1970-01-01T00:00Z. */
  CSV_EPOCH_SECONDS,
  /** CSV with whole milliseconds since 1970-01-01T00:00Z. */
  CSV_EPOCH_MILLIS,
  /** CSV with times without offset ({@code 2024-01-02 09:30:00}), of the dataset's own zone. */
  CSV_LOCAL_TIME,
  /** JSON as Coinbase answers it: {@code candles} with {@code start} in seconds. */
  COINBASE_CANDLES,
  /** JSON with {@code ohlc} bars and {@code endTime}, the last millisecond of a bar. */
  BINANCE_OHLC;

  /** The name in manifests, such as {@code csv_local_time}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the files are comma-separated values. */
  public boolean isCsv() {
    return this != COINBASE_CANDLES && this != BINANCE_OHLC;
  }

  /** Reads a wire name; throws {@link IllegalArgumentException} for any other text. */
  public static DataFormat parse(String wireName) {
    return Arrays.stream(values())
        .filter(format -> format.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format must be one of %s, was %s"
                        .formatted(
                            Arrays.stream(values()).map(DataFormat::wireName).toList(),
                            Check.shown(wireName))));
  }
}
