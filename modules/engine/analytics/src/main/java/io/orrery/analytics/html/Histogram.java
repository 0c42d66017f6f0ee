package io.orrery.analytics.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How often the days returned how much. */
final class Histogram {

  private static final int HEIGHT = 260;
  private static final int TOP = 14;
  private static final int BOTTOM = 230;
  private static final int ABOUT = 24;

  private Histogram() {}

  /** So many returns from {@code from}, inclusive, to {@code to}, exclusive. */
  record Bin(double from, double to, int count) {}

  /** Bins of one round width with an edge at zero, from the least return to the greatest. */
  static List<Bin> bins(double[] returns) {
    double low = Arrays.stream(returns).min().orElseThrow();
    double high = Arrays.stream(returns).max().orElseThrow();
    double step = Axis.step(Math.max((high - low) / ABOUT, 1e-5));
    long first = (long) Math.floor(low / step);
    int[] counts = new int[(int) ((long) Math.floor(high / step) - first) + 1];
    for (double each : returns) {
      counts[(int) ((long) Math.floor(each / step) - first)]++;
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      bins.add(new Bin((first + i) * step, (first + i + 1) * step, counts[i]));
    }
    return List.copyOf(bins);
  }

  static void draw(Markup page, List<Bin> bins, String subject) {
    int most = bins.stream().mapToInt(Bin::count).max().orElseThrow();
    Axis x =
        Axis.of(bins.get(0).from(), bins.get(bins.size() - 1).to(), Picture.LEFT, Picture.RIGHT);
    Axis y = Axis.of(0, most, BOTTOM, TOP);
    Picture picture =
        new Picture(
            page,
            "distribution",
            HEIGHT,
            "Distribution of daily returns of " + subject,
            "How many days returned how much; the table below has the numbers.");
    picture.values(y, value -> value == Math.rint(value) ? whole(value) : "");
    for (Bin bin : bins) {
      double left = x.at(bin.from()) + 1;
      double width = Math.max(1, x.at(bin.to()) - left - 1);
      String kind = bin.from() < 0 ? "loss" : "gain";
      picture.box(kind, left, y.at(bin.count()), width, BOTTOM - y.at(bin.count()));
    }
    for (double tick : x.ticks(8)) {
      picture.label(x.at(tick), BOTTOM + 16, "middle", Words.percent(tick));
    }
    picture.close();
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
