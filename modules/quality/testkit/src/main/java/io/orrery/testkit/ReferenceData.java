package io.orrery.testkit;

import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Reference data beside the checkout; without it the calling test is skipped with a message. */
public final class ReferenceData {

  private static final Path FOLDER = Path.of("../../../../shared");

  private ReferenceData() {}

  /** A file, or a folder, by its path in the reference data. */
  public static Path file(String name) {
    Path file = FOLDER.resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file),
        () -> "skipped: the reference data " + name + " is not beside the checkout");
    return file;
  }

  /** What a file says. */
  public static String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a JSON file says. */
  public static Json json(String name) {
    return Json.parse(text(name));
  }

  /** Daily bars of the golden inputs; each starts at midnight UTC of its date. */
  public static BarSeries daily(String symbol) {
    BarSeries.Builder series = BarSeries.builder(new Symbol(symbol), Duration.ofDays(1));
    for (Map<String, String> row : rows("golden/inputs/" + symbol + "_daily.csv")) {
      series.add(
          millis(cell(row, "timestamp")),
          number(row, "open"),
          number(row, "high"),
          number(row, "low"),
          number(row, "close"),
          number(row, "volume"));
    }
    return series.build();
  }

  /** Midnight UTC of a date, in milliseconds since 1970. */
  public static long millis(String date) {
    return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** A number of a row; there must be one. */
  public static double number(Map<String, String> row, String column) {
    return Double.parseDouble(cell(row, column));
  }

  /** A cell of a row; there must be such a column. */
  public static String cell(Map<String, String> row, String column) {
    String cell = row.get(column);
    if (cell == null) {
      throw new IllegalArgumentException("no column " + column + " in " + row.keySet());
    }
    return cell;
  }

  /** The rows of a CSV file by column. */
  public static List<Map<String, String>> rows(String name) {
    List<String> lines = text(name).lines().toList();
    List<String> header = cells(lines.get(0));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      if (cells.size() != header.size()) {
        throw new IllegalArgumentException(name + ": " + line);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(header.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
