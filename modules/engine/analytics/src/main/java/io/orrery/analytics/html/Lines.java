package io.orrery.analytics.html;

import io.orrery.analytics.EquityCurve;
import io.orrery.analytics.ThinnedCurve;

/** Draws columns as lines and areas, thinned so that no extreme is lost. */
final class Lines {

  /** Most points of one line: about two for each pixel. */
  private static final int POINTS = 2000;

  private Lines() {}

  static String line(EquityCurve column, Axis x, Axis y) {
    StringBuilder data = new StringBuilder();
    for (int i : ThinnedCurve.indexes(column, POINTS)) {
      data.append(data.isEmpty() ? 'M' : 'L')
          .append(Picture.pixels(x.at((double) column.millis(i))))
          .append(' ')
          .append(Picture.pixels(y.at(column.equity(i))));
    }
    return data.toString();
  }

  /** The area between the column and the axis' value zero. */
  static String area(EquityCurve column, Axis x, Axis y) {
    String zero = " " + Picture.pixels(y.at(0));
    double first = x.at((double) column.millis(0));
    double last = x.at((double) column.millis(column.size() - 1));
    return line(column, x, y)
        + "L"
        + Picture.pixels(last)
        + zero
        + "L"
        + Picture.pixels(first)
        + zero
        + "Z";
  }

  static double least(EquityCurve column) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < column.size(); i++) {
      least = Math.min(least, column.equity(i));
    }
    return least;
  }

  static double greatest(EquityCurve column) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < column.size(); i++) {
      greatest = Math.max(greatest, column.equity(i));
    }
    return greatest;
  }
}
