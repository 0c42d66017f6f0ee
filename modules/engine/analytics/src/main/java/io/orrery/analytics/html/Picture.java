package io.orrery.analytics.html;

import io.orrery.analytics.Numbers;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** An SVG with axes. Its title and description say in words what it shows. */
final class Picture {

  static final int WIDTH = 960;
  static final int LEFT = 84;
  static final int RIGHT = WIDTH - 16;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
  private static final double THREE_DAYS = 3 * 86_400_000.0;

  private final Markup page;

  /** Opens a picture that is so many pixels high. */
  Picture(Markup page, String id, int height, String title, String description) {
    this.page = page;
    String names = id + "-title " + id + "-desc";
    String box = "0 0 " + WIDTH + " " + height;
    page.open("svg", "viewBox", box, "role", "img", "aria-labelledby", names);
    page.element("title", title, "id", id + "-title");
    page.element("desc", description, "id", id + "-desc");
  }

  void close() {
    page.close();
  }

  /** Horizontal lines with labels, and a stronger one at zero. */
  void values(Axis axis, DoubleFunction<String> label) {
    for (double tick : axis.ticks(5)) {
      String y = pixels(axis.at(tick));
      String kind = Math.abs(tick) < 1e-12 ? "zero" : "grid";
      page.empty("line", "class", kind, "x1", text(LEFT), "x2", text(RIGHT), "y1", y, "y2", y);
      label(LEFT - 6, axis.at(tick) + 4, "end", label.apply(tick));
    }
  }

  /** Moments along the bottom, in milliseconds since 1970, told in {@code zone}. */
  void times(Axis axis, double bottom, ZoneId zone) {
    DateTimeFormatter form = axis.high() - axis.low() < THREE_DAYS ? TIME : DATE;
    int parts = 6;
    for (int i = 0; i <= parts; i++) {
      double value = axis.low() + (axis.high() - axis.low()) * i / parts;
      String anchor = i == 0 ? "start" : i == parts ? "end" : "middle";
      String when = form.format(Instant.ofEpochMilli((long) value).atZone(zone));
      label(axis.at(value), bottom + 16, anchor, when);
    }
  }

  void label(double x, double y, String anchor, String text) {
    page.element("text", text, "x", pixels(x), "y", pixels(y), "text-anchor", anchor);
  }

  void path(String kind, String data) {
    page.empty("path", "class", kind, "d", data);
  }

  void box(String kind, double left, double top, double width, double height) {
    page.empty(
        "rect",
        "class",
        kind,
        "x",
        pixels(left),
        "y",
        pixels(top),
        "width",
        pixels(width),
        "height",
        pixels(height));
  }

  /** A pixel coordinate with at most one digit behind the point. */
  static String pixels(double value) {
    return Numbers.text(Math.round(value * 10) / 10.0);
  }

  private static String text(int value) {
    return Integer.toString(value);
  }
}
