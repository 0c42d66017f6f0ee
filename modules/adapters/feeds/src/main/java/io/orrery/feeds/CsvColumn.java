package io.orrery.feeds;

import io.orrery.basics.Check;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** What a column of a file of bars holds. */
enum CsvColumn {
  TIME("timestamp", "date"),
  OPEN("open"),
  HIGH("high"),
  LOW("low"),
  CLOSE("close"),
  VOLUME("volume"),
  IGNORED("trade_count", "vwap");

  private final List<String> names;

  CsvColumn(String... names) {
    this.names = List.of(names);
  }

  /** The name for messages. */
  String label() {
    return names.get(0);
  }

  /**
   * The columns of a header in their order.
   *
   * @throws IllegalArgumentException if a column is unknown, missing or there twice
   */
  static CsvColumn[] of(List<String> header) {
    List<CsvColumn> columns = new ArrayList<>();
    EnumSet<CsvColumn> missing = EnumSet.complementOf(EnumSet.of(IGNORED));
    for (String name : header) {
      CsvColumn column = named(name);
      if (column != IGNORED && !missing.remove(column)) {
        throw new IllegalArgumentException(
            "column %s must be there once, was there twice".formatted(column.label()));
      }
      columns.add(column);
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "header must have the columns %s, found %s"
              .formatted(missing.stream().map(CsvColumn::label).toList(), shown(header)));
    }
    return columns.toArray(new CsvColumn[0]);
  }

  private static CsvColumn named(String name) {
    for (CsvColumn column : values()) {
      if (column.names.contains(name.toLowerCase(Locale.ROOT))) {
        return column;
      }
    }
    throw new IllegalArgumentException(
        "column must be timestamp or date, open, high, low, close, volume, trade_count or vwap, was "
            + Check.shown(name));
  }

  private static List<String> shown(List<String> header) {
    return header.stream().map(Check::shown).toList();
  }
}
