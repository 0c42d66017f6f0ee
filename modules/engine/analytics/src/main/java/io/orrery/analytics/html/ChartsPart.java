package io.orrery.analytics.html;

import io.orrery.analytics.Day;
import io.orrery.analytics.EquityCurve;
import io.orrery.analytics.MonthReturn;
import io.orrery.analytics.Performance;
import io.orrery.analytics.Rolling;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The charts of the curve, each with a table of its numbers. */
final class ChartsPart {

  /** A quarter of trading days. */
  private static final int WINDOW = 63;

  /** Most rows by day; a longer curve is told by month. */
  private static final int ROWS = 100;

  private final Markup page;
  private final Performance performance;
  private final String subject;

  ChartsPart(Markup page, Performance performance) {
    this.page = page;
    this.performance = performance;
    this.subject =
        performance.basis().universe().name() + " session " + performance.basis().sessionId();
  }

  void write() {
    equity();
    months();
    distribution();
    rolling();
  }

  private void equity() {
    page.open("section").element("h2", "Equity and drawdown");
    if (performance.evidence().curve().size() < 2) {
      nothing("The curve has fewer than two points.");
      return;
    }
    EquityPicture.draw(page, performance, subject);
    page.open("details").element("summary", "Numbers of this chart");
    Map<String, Day> last = ends();
    Table table =
        new Table(
            page, "The account's value at the end of " + span(), "Date", "#Equity", "#Drawdown");
    Map<java.time.LocalDate, Double> falls = falls();
    for (Day day : last.values()) {
      table.row(
          day.date().toString(),
          Words.decimal(day.equity()),
          Words.percent(falls.getOrDefault(day.date(), 0.0)));
    }
    table.close();
    page.close().close();
  }

  private boolean isByDay() {
    return performance.days().size() <= ROWS;
  }

  private String span() {
    return isByDay() ? "each day" : "each month";
  }

  /** The last day of each span that is told. */
  private Map<String, Day> ends() {
    Map<String, Day> last = new TreeMap<>();
    for (Day day : performance.days()) {
      last.put(isByDay() ? day.date().toString() : YearMonth.from(day.date()).toString(), day);
    }
    return last;
  }

  /** What each day's value lacks to the highest point so far. */
  private Map<java.time.LocalDate, Double> falls() {
    EquityCurve falls = EquityPicture.drawdown(performance.evidence().curve());
    Map<java.time.LocalDate, Double> byDay = new TreeMap<>();
    for (int i = 0; i < falls.size(); i++) {
      java.time.Instant at = java.time.Instant.ofEpochMilli(falls.millis(i));
      byDay.put(
          java.time.LocalDate.ofInstant(at, performance.conventions().zone()), falls.equity(i));
    }
    return byDay;
  }

  private void months() {
    page.open("section").element("h2", "Months");
    List<MonthReturn> months = MonthReturn.of(performance.days());
    if (months.isEmpty()) {
      nothing("No day has a return.");
      return;
    }
    MonthsTable.draw(page, months);
    page.close();
  }

  private void distribution() {
    page.open("section").element("h2", "Distribution of daily returns");
    double[] returns =
        performance.days().stream()
            .map(Day::returned)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    if (returns.length == 0) {
      nothing("No day has a return.");
      return;
    }
    List<Histogram.Bin> bins = Histogram.bins(returns);
    Histogram.draw(page, bins, subject);
    page.open("details").element("summary", "Numbers of this chart");
    Table table = new Table(page, "Days by their return", "From", "#To, exclusive", "#Days");
    for (Histogram.Bin bin : bins) {
      table.row(Words.change(bin.from()), Words.change(bin.to()), Integer.toString(bin.count()));
    }
    table.close();
    page.close().close();
  }

  private void rolling() {
    page.open("section").element("h2", "Rolling volatility and Sharpe ratio");
    List<Rolling> rolling = Rolling.of(performance, WINDOW);
    if (rolling.size() < 2) {
      nothing("The curve has fewer than " + (WINDOW + 1) + " returns.");
      return;
    }
    RollingPicture.draw(page, rolling, WINDOW, subject);
    page.open("details").element("summary", "Numbers of this chart");
    Map<YearMonth, Rolling> last = new TreeMap<>();
    rolling.forEach(each -> last.put(YearMonth.from(each.date()), each));
    Table table =
        new Table(
            page,
            "At the last day of each month, over " + WINDOW + " returns",
            "Date",
            "#Volatility",
            "#Sharpe ratio");
    for (Rolling each : last.values()) {
      table.row(
          each.date().toString(),
          Words.percent(each.volatility()),
          each.sharpe().isPresent() ? Words.decimal(each.sharpe().getAsDouble()) : "undefined");
    }
    table.close();
    page.close().close();
  }

  private void nothing(String why) {
    page.element("p", why).close();
  }
}
