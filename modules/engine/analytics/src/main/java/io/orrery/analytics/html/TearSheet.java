package io.orrery.analytics.html;

import io.orrery.analytics.Performance;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A result as one page of HTML that stands alone: it loads nothing, runs nothing, and its own
 * policy forbids both. Charts are inline SVG, each with a table of its numbers. It prints, and
 * follows the reader's choice of light or dark.
 *
 * <p>The universe, the session, the lineage and the validity class with its reasons come first. All
 * text is escaped. The same result gives the same page under any locale and time zone.
 */
public final class TearSheet {

  private final String title;
  private final Map<String, String> details;
  private final Performance performance;

  /**
   * A page about one result.
   *
   * @param title what it is about, such as {@code momentum on AAPL}
   * @param details what else a reader must know, name and value, in this order: the strategy's
   *     parameters, or that it is out of sample
   * @param performance the result
   */
  public TearSheet(String title, Map<String, String> details, Performance performance) {
    this.title = title;
    this.details = new LinkedHashMap<>(details);
    this.performance = performance;
  }

  /** The value of the header Content-Security-Policy with which it may be served. */
  public static String contentSecurityPolicy() {
    return Style.policy();
  }

  /** The page, to be written in UTF-8. */
  public String html() {
    Markup page = new Markup();
    page.open("html", "lang", "en");
    head(page);
    page.open("body");
    new HeaderPart(page, performance).write(title, details);
    page.open("main");
    FiguresPart figures = new FiguresPart(page, performance);
    figures.figures();
    new ChartsPart(page, performance).write();
    new TradesPart(page, performance).write();
    figures.grounds();
    figures.definitions();
    page.close().element("footer", footer());
    return page.close().close().page();
  }

  private void head(Markup page) {
    page.open("head").empty("meta", "charset", "utf-8");
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", contentSecurityPolicy());
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "referrer", "content", "no-referrer");
    page.element("title", universe() + ": " + title).style(Style.CSS).close();
  }

  private String footer() {
    return "Orrery: "
        + universe()
        + ", session "
        + performance.basis().sessionId()
        + ", "
        + performance.basis().validity().validityClass()
        + ".";
  }

  private String universe() {
    return performance.basis().universe().name();
  }
}
