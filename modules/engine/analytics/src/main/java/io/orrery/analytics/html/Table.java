package io.orrery.analytics.html;

/** A table with a caption; the first cell of a row is its header. */
final class Table {

  private final Markup page;
  private final boolean[] numeric;

  /** Columns whose names begin with {@code #} hold numbers. */
  Table(Markup page, String caption, String... columns) {
    this.page = page;
    this.numeric = new boolean[columns.length];
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    page.open("table").element("caption", caption).open("thead").open("tr");
    for (int i = 0; i < columns.length; i++) {
      numeric[i] = columns[i].startsWith("#");
      String name = numeric[i] ? columns[i].substring(1) : columns[i];
      page.element("th", name, "scope", "col", "class", numeric[i] ? "n" : "t");
    }
    page.close().close().open("tbody");
  }

  Table row(String... cells) {
    page.open("tr");
    page.element("th", cells[0], "scope", "row");
    for (int i = 1; i < cells.length; i++) {
      page.element("td", cells[i], "class", numeric[i] ? "n" : "t");
    }
    page.close();
    return this;
  }

  void close() {
    page.close().close().close();
  }
}
