package io.orrery.exports;

import io.orrery.universe.Stream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How rows are written as text. The same row gives the same text under any locale. */
public enum RowForm {
  /** JSON Lines: one object a line, the members of its record. */
  JSONL("jsonl", "application/x-ndjson"),
  /**
   * CSV by RFC 4180 with a header line and CRLF. A text that a spreadsheet could take for a formula
   * gets an apostrophe before it, and so does one that begins with an apostrophe: who takes one
   * leading apostrophe away has what was recorded. Decimals stay as they are.
   */
  CSV("csv", "text/csv;charset=utf-8;header=present");

  private static final String DANGEROUS = "=+-@\t\r\n'";

  private final String wireName;
  private final String mediaType;

  RowForm(String wireName, String mediaType) {
    this.wireName = wireName;
    this.mediaType = mediaType;
  }

  /** The name on the wire, which is also how files end. */
  public String wireName() {
    return wireName;
  }

  /** How HTTP names it. */
  public String mediaType() {
    return mediaType;
  }

  /** What a file begins with; empty in JSON Lines. */
  public String header(Stream stream) {
    return this == JSONL ? "" : line(Column.of(stream).stream().map(Column::name).toList());
  }

  /** One row with its line end. */
  public String line(Row row) {
    return this == JSONL ? JsonText.of(row.members()) + "\n" : line(cells(row));
  }

  private static List<String> cells(Row row) {
    Map<String, String> table = table(row);
    return Column.of(row.record().stream()).stream()
        .map(column -> cell(column, table.getOrDefault(column.name(), "")))
        .toList();
  }

  /**
   * The cells of a row by column, as texts; a column of which the row says nothing is absent. What
   * has no column of its own stands in {@code more}.
   */
  public static Map<String, String> table(Row row) {
    Map<String, Object> members = row.members();
    members.put("ts", row.happenedAt().toString());
    // the fact's own names of what ts says
    members.remove("executed_at");
    members.remove("observed_at");
    Map<String, String> table = new LinkedHashMap<>();
    for (Column column : Column.of(row.record().stream())) {
      Object value = members.get(column.name());
      if (value != null && isCell(value, column)) {
        table.put(column.name(), value instanceof String text ? text : JsonText.of(value));
        members.remove(column.name());
      }
    }
    if (!members.isEmpty()) {
      table.put("more", JsonText.of(members));
    }
    return table;
  }

  /** An object in the place of a text, as an order type may be, is told in {@code more}. */
  private static boolean isCell(Object value, Column column) {
    return switch (column.type()) {
      case WHOLE -> value instanceof Long;
      case BOOLEAN -> value instanceof Boolean;
      case TIME, DECIMAL -> value instanceof String;
      case TEXT ->
          value instanceof String
              || column.name().equals("assumptions")
              || column.name().equals("validity_reasons");
    };
  }

  private static String cell(Column column, String text) {
    return column.type() == Column.Type.TEXT && isDangerous(text) ? "'" + text : text;
  }

  private static boolean isDangerous(String text) {
    return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
  }

  private static String line(List<String> cells) {
    StringBuilder line = new StringBuilder(256);
    for (String cell : cells) {
      line.append(quoted(cell)).append(',');
    }
    line.setLength(line.length() - 1);
    return line.append("\r\n").toString();
  }

  private static String quoted(String cell) {
    boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
