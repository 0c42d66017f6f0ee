package io.orrery.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures in columns, for people: the first column to the left, the others to the right. */
final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... columns) {
    row(columns);
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  void print(String title) {
    System.out.printf("%n%s%n", title);
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String form = (column == 0 ? "%-" : "  %") + width(column) + "s";
        line.append(String.format(Locale.ROOT, form, row.get(column)));
      }
      System.out.println(line.toString().stripTrailing());
    }
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> column < row.size())
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(1);
  }

  /** A whole number with separators; a dash if there is none. */
  static String whole(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,.0f", value);
  }

  /** A number with digits behind the point; a dash if there is none. */
  static String exact(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,.3f", value);
  }
}
