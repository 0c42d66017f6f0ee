package io.orrery.analytics.html;

/** A table with a caption; the first cell of a row is its header. */
final class Table {

  private final Markup page;
  private final String[] kinds;

  /** Columns whose names begin with {@code #} hold numbers, with {@code @} moments. */
  Table(Markup page, String caption, String... columns) {
    this.page = page;
    this.kinds = new String[columns.length];
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    page.open("table").element("caption", caption).open("thead").open("tr");
    for (int i = 0; i < columns.length; i++) {
      char mark = columns[i].charAt(0);
      kinds[i] = mark == '#' ? "n" : mark == '@' ? "m" : "t";
      String name = kinds[i].equals("t") ? columns[i] : columns[i].substring(1);
      page.element("th", name, "scope", "col", "class", kinds[i]);
    }
    page.close().close().open("tbody");
  }

  Table row(String... cells) {
    page.open("tr");
    page.element("th", cells[0], "scope", "row", "class", kinds[0]);
    for (int i = 1; i < cells.length; i++) {
      page.element("td", cells[i], "class", kinds[i]);
    }
    page.close();
    return this;
  }

  void close() {
    page.close().close().close();
  }
}
