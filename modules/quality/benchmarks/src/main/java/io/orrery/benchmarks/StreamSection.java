package io.orrery.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * A thousand instruments of ten years of minute bars, generated on the way and walked in one
 * account, in a JVM with a heap of 512 MiB. Run from the checkout's root.
 */
final class StreamSection implements Benchmarks.Group {

  private static final String CALENDARS = "config/calendars";

  private final int symbols = Integer.getInteger("test.symbols", 1_000);
  private final int years = Integer.getInteger("test.years", 10);

  @Override
  public List<Bar> run() throws Exception {
    double bars = Double.NaN;
    double seconds = Double.NaN;
    try (ChildProcess child =
        ChildProcess.withHeap(
            "512m", "stream", CALENDARS, Integer.toString(symbols), Integer.toString(years))) {
      for (String line : child.lines()) {
        System.out.println(line);
        String[] words = line.split(" ", 2);
        double value = Double.parseDouble(words[1]);
        bars = words[0].equals("bars") ? value : bars;
        seconds = words[0].equals("seconds") ? value : seconds;
      }
    }
    System.out.printf(Locale.ROOT, "%,.0f bars/s, generator included%n", bars / seconds);
    double each = bars / symbols / years;
    return List.of(
        Bar.atLeast("simulation.stream_bars_of_a_symbol_and_year", each, "bars", 90_000));
  }
}
