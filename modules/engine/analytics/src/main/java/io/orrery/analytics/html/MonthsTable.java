package io.orrery.analytics.html;

import io.orrery.analytics.MonthReturn;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The heat map of months: a table whose cells are coloured and say their number with its sign. */
final class MonthsTable {

  private MonthsTable() {}

  static void draw(Markup page, List<MonthReturn> months) {
    Map<YearMonth, Double> byMonth =
        months.stream().collect(Collectors.toMap(MonthReturn::month, MonthReturn::fraction));
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Months");
    page.open("table");
    page.element(
        "caption",
        "Returns of months in percent, compounded from their days; the first and the last month"
            + " may be incomplete. Shades change at 1, 3 and 6 percent.");
    head(page);
    page.open("tbody");
    TreeSet<Integer> years = new TreeSet<>();
    byMonth.keySet().forEach(month -> years.add(month.getYear()));
    years.forEach(year -> year(page, year, byMonth));
    page.close().close().close();
  }

  private static void head(Markup page) {
    page.open("thead").open("tr").element("th", "Year", "scope", "col");
    for (Month month : Month.values()) {
      String name = month.getDisplayName(TextStyle.SHORT, Locale.ROOT);
      page.element("th", name, "scope", "col", "class", "n");
    }
    page.element("th", "Year", "scope", "col", "class", "n").close().close();
  }

  private static void year(Markup page, int year, Map<YearMonth, Double> byMonth) {
    page.open("tr").element("th", Integer.toString(year), "scope", "row");
    double growth = 1;
    for (Month month : Month.values()) {
      Double fraction = byMonth.get(YearMonth.of(year, month));
      growth *= fraction == null ? 1 : 1 + fraction;
      if (fraction == null) {
        page.element("td", "", "class", "n");
      } else {
        cell(page, fraction);
      }
    }
    cell(page, growth - 1);
    page.close();
  }

  private static void cell(Markup page, double fraction) {
    page.element(
        "td", String.format(Locale.ROOT, "%+.1f", fraction * 100), "class", "n " + shade(fraction));
  }

  private static String shade(double fraction) {
    double size = Math.abs(fraction);
    int depth = size < 0.01 ? 1 : size < 0.03 ? 2 : size < 0.06 ? 3 : 4;
    return (fraction < 0 ? "l" : "g") + depth;
  }
}
