package io.orrery.analytics.html;

import io.orrery.analytics.EquityCurve;
import io.orrery.analytics.Performance;
import java.util.Locale;

/** The curve, and below it what it lacks to its highest value so far. */
final class EquityPicture {

  private static final int HEIGHT = 420;
  private static final int TOP = 14;
  private static final int MIDDLE = 270;
  private static final int LOWER = 292;
  private static final int BOTTOM = 392;

  private EquityPicture() {}

  static void draw(Markup page, Performance performance, String subject) {
    EquityCurve curve = performance.evidence().curve();
    Axis x =
        Axis.of(
            (double) curve.millis(0),
            (double) curve.millis(curve.size() - 1),
            Picture.LEFT,
            Picture.RIGHT);
    Picture picture =
        new Picture(
            page, "equity", HEIGHT, "Equity and drawdown of " + subject, description(performance));
    equity(picture, performance, x);
    EquityCurve falls = drawdown(curve);
    Axis y = Axis.of(Math.min(Lines.least(falls), -1e-4), 0, BOTTOM, LOWER);
    picture.values(y, Words::percent);
    picture.path("fall", Lines.area(falls, x, y));
    picture.times(x, BOTTOM, performance.conventions().zone());
    picture.close();
  }

  private static void equity(Picture picture, Performance performance, Axis x) {
    EquityCurve curve = performance.evidence().curve();
    Axis y = Axis.of(Lines.least(curve), Lines.greatest(curve), MIDDLE, TOP);
    picture.values(y, value -> String.format(Locale.ROOT, "%,.0f", value));
    picture.path("line", Lines.line(curve, x, y));
  }

  private static String description(Performance performance) {
    EquityCurve curve = performance.evidence().curve();
    return "Above: what the account was worth, from "
        + Words.decimal(curve.equity(0))
        + " to "
        + Words.decimal(curve.equity(curve.size() - 1))
        + ", lowest "
        + Words.decimal(Lines.least(curve))
        + ", highest "
        + Words.decimal(Lines.greatest(curve))
        + ". Below: how far it was under its highest value so far.";
  }

  /** What each point lacks to the highest so far: 0 or below, -1 at the least. */
  static EquityCurve drawdown(EquityCurve curve) {
    long[] millis = new long[curve.size()];
    double[] falls = new double[curve.size()];
    double peak = 0;
    for (int i = 0; i < falls.length; i++) {
      peak = Math.max(peak, curve.equity(i));
      millis[i] = curve.millis(i);
      falls[i] = peak > 0 ? Math.max(-1, curve.equity(i) / peak - 1) : 0;
    }
    return EquityCurve.of(millis, falls);
  }
}
