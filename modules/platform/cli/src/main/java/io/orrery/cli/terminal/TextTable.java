package io.orrery.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows of words in columns, for people; plain text without colour. */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();

  /** A table with a row of titles. */
  public TextTable(String... titles) {
    row(titles);
  }

  /** Adds a row; it may have fewer columns than others. */
  public TextTable row(String... cells) {
    for (int i = 0; i < cells.length; i++) {
      if (i == widths.size()) {
        widths.add(0);
      }
      widths.set(i, Math.max(widths.get(i), cells[i].length()));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Whether nothing is there but the titles. */
  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /** Its lines, without blanks at their ends. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(i == 0 ? "" : GAP).append(cells.get(i));
      line.append(" ".repeat(widths.get(i) - cells.get(i).length()));
    }
    return line.toString().stripTrailing();
  }
}
