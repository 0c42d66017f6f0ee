package io.orrery.analytics.html;

import io.orrery.analytics.EquityCurve;
import io.orrery.analytics.Rolling;
import java.time.ZoneOffset;
import java.util.List;

/** Volatility, and below it the Sharpe ratio, of the days before each day. */
final class RollingPicture {

  private static final int HEIGHT = 340;
  private static final int TOP = 24;
  private static final int MIDDLE = 150;
  private static final int LOWER = 186;
  private static final int BOTTOM = 312;

  private RollingPicture() {}

  static void draw(Markup page, List<Rolling> rolling, int window, String subject) {
    EquityCurve volatility = column(rolling, false);
    EquityCurve sharpe =
        column(rolling.stream().filter(r -> r.sharpe().isPresent()).toList(), true);
    Axis x =
        Axis.of(
            (double) volatility.millis(0),
            (double) volatility.millis(volatility.size() - 1),
            Picture.LEFT,
            Picture.RIGHT);
    Picture picture =
        new Picture(
            page,
            "rolling",
            HEIGHT,
            "Rolling volatility and Sharpe ratio of " + subject,
            "Each over the last " + window + " returns, scaled to a year.");
    panel(picture, volatility, x, TOP, MIDDLE, "Volatility, percent a year");
    if (sharpe.size() > 0) {
      panel(picture, sharpe, x, LOWER, BOTTOM, "Sharpe ratio");
    }
    picture.times(x, BOTTOM, ZoneOffset.UTC);
    picture.close();
  }

  private static void panel(
      Picture picture, EquityCurve column, Axis x, int top, int bottom, String name) {
    Axis y = Axis.of(Lines.least(column), Lines.greatest(column), bottom, top);
    picture.values(y, Words::decimal);
    picture.path("line", Lines.line(column, x, y));
    picture.label(Picture.LEFT, top - 8, "start", name);
  }

  /** The days as moments at the start of each, UTC: a day has no zone any more. */
  private static EquityCurve column(List<Rolling> rolling, boolean ofSharpe) {
    long[] millis =
        rolling.stream()
            .mapToLong(r -> r.date().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli())
            .toArray();
    double[] values =
        rolling.stream()
            .mapToDouble(r -> ofSharpe ? r.sharpe().orElseThrow() : r.volatility() * 100)
            .toArray();
    return EquityCurve.of(millis, values);
  }
}
