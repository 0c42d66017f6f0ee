package io.orrery.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws a soak as SVG: latency, memory, and load with file handles, over the minutes. */
final class SoakPlot {

  private static final int WIDTH = 860;
  private static final int LEFT = 90;
  private static final int RIGHT = 690;
  private static final int HEIGHT = 170;
  private static final int STEP = 240;
  private static final List<String> COLOURS = List.of("#1b6ca8", "#d1495b", "#6a994e");

  private final List<SoakSample> samples;
  private final double minutes;
  private final StringBuilder svg = new StringBuilder();

  private record Curve(String name, ToDoubleFunction<SoakSample> value) {}

  /** How values become heights: by themselves, or by their logarithm. */
  private record Axis(double low, double high, boolean isLogarithmic) {
    double share(double value) {
      return isLogarithmic
          ? Math.log10(Math.max(low, value) / low) / Math.log10(high / low)
          : (value - low) / (high - low);
    }

    List<Double> ticks() {
      List<Double> ticks = new ArrayList<>();
      double step = stepFor(high);
      double value = isLogarithmic ? low : 0;
      while (value <= high * 1.0001) {
        ticks.add(value);
        value = isLogarithmic ? value * 10 : value + step;
      }
      return ticks;
    }
  }

  SoakPlot(List<SoakSample> samples) {
    this.samples = samples;
    this.minutes = samples.get(samples.size() - 1).seconds() / 60;
  }

  String svg() {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
        WIDTH, 3 * STEP + 40);
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    panel(
        0,
        "latency from the intended start, ms",
        /* isLogarithmic= */ true,
        new Curve("p50", SoakSample::p50),
        new Curve("p99", SoakSample::p99),
        new Curve("p99.9", SoakSample::p999));
    panel(
        1,
        "memory, MB",
        /* isLogarithmic= */ false,
        new Curve("resident set", SoakSample::resident),
        new Curve("heap after collection", SoakSample::heapAfterCollection));
    panel(
        2,
        "thousand records/s; file handles",
        /* isLogarithmic= */ false,
        new Curve("thousand records/s", sample -> sample.recordsPerSecond() / 1000),
        new Curve("open file handles", SoakSample::handles));
    return svg.append("</svg>\n").toString();
  }

  private void panel(int number, String label, boolean isLogarithmic, Curve... curves) {
    int top = 30 + number * STEP;
    Axis axis = axis(isLogarithmic, curves);
    add(
        "<text x=\"22\" y=\"%d\" transform=\"rotate(-90 22 %d)\" text-anchor=\"middle\">%s</text>",
        top + HEIGHT / 2, top + HEIGHT / 2, label);
    for (double tick : axis.ticks()) {
      double y = top + HEIGHT * (1 - axis.share(tick));
      add("<path d=\"M%d %.1fH%d\" stroke=\"#dddddd\"/>", LEFT, y, RIGHT);
      add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 4, text(tick));
    }
    minutes(top + HEIGHT);
    for (int i = 0; i < curves.length; i++) {
      curve(top, axis, curves[i], i);
    }
  }

  private void minutes(int y) {
    double step = stepFor(minutes);
    for (double minute = 0; minute <= minutes; minute += step) {
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          x(minute), y + 18, text(minute));
    }
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">time, minutes</text>",
        (LEFT + RIGHT) / 2, y + 36);
    add("<path d=\"M%d %dH%dM%d %dV%d\" stroke=\"black\"/>", LEFT, y, RIGHT, LEFT, y, y - HEIGHT);
  }

  private void curve(int top, Axis axis, Curve curve, int number) {
    String points =
        samples.stream()
            .map(
                sample ->
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(sample.seconds() / 60),
                        top + HEIGHT * (1 - axis.share(curve.value().applyAsDouble(sample)))))
            .collect(Collectors.joining(" "));
    String colour = COLOURS.get(number);
    add(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/>",
        colour, points);
    add(
        "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>",
        RIGHT + 12, top + 14 + number * 18, colour, curve.name());
  }

  private Axis axis(boolean isLogarithmic, Curve... curves) {
    double high = 0;
    double low = Double.MAX_VALUE;
    for (Curve curve : curves) {
      for (SoakSample sample : samples) {
        high = Math.max(high, curve.value().applyAsDouble(sample));
        low = Math.min(low, curve.value().applyAsDouble(sample));
      }
    }
    if (!isLogarithmic) {
      double step = stepFor(high);
      return new Axis(0, Math.max(step, Math.ceil(high / step) * step), false);
    }
    double from = Math.pow(10, Math.floor(Math.log10(Math.max(0.001, low))));
    return new Axis(from, Math.max(from * 10, Math.pow(10, Math.ceil(Math.log10(high)))), true);
  }

  private double x(double minute) {
    return LEFT + (RIGHT - LEFT) * minute / minutes;
  }

  /** 1, 2 or 5 of a power of ten, so that there are four to ten ticks. */
  private static double stepFor(double high) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, high / 4))));
    double shares = high / 4 / power;
    return power * (shares >= 5 ? 5 : shares >= 2 ? 2 : 1);
  }

  private static String text(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3f", value).replaceAll("0+$", "");
  }

  private void add(String form, Object... values) {
    svg.append(String.format(Locale.ROOT, form, values)).append('\n');
  }
}
