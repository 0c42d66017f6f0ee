package io.orrery.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A long load, in a process of its own with a heap of 256 MiB: nothing may grow and nothing may get
 * slower. {@code -Dtest.minutes}, {@code -Dtest.records.per.second} as an upper limit, {@code
 * -Dtest.plot} for the picture; the CSV is beside it.
 */
final class SoakGroup implements Benchmarks.Group {

  @Override
  public List<Bar> run() throws Exception {
    Path plot = Path.of(System.getProperty("test.plot", "target/soak.svg")).toAbsolutePath();
    Files.createDirectories(plot.resolveSibling("."));
    String name = plot.getFileName() + "";
    Path csv = plot.resolveSibling(name.replaceAll("\\.svg$", "") + ".csv");
    try (Workspace workspace = Workspace.of(Options.fromProperties());
        ChildProcess child =
            ChildProcess.start("soak", workspace.fresh("soak").toString(), csv.toString())) {
      System.out.println(SoakSample.COLUMNS);
      for (String line = child.nextLine(); !line.isEmpty(); line = child.nextLine()) {
        System.out.println(line);
      }
      child.lines();
    }
    List<SoakSample> samples = SoakSample.read(csv);
    if (samples.size() < 3) {
      throw new IllegalStateException(
          "a soak must be long enough for 3 samples, had " + samples.size());
    }
    Files.writeString(plot, new SoakPlot(samples).svg());
    System.out.printf("%n%d samples in %s, drawn in %s%n", samples.size(), csv, plot);
    return bars(samples);
  }

  private static List<Bar> bars(List<SoakSample> samples) {
    int third = samples.size() / 3;
    List<SoakSample> first = samples.subList(0, third);
    List<SoakSample> last = samples.subList(samples.size() - third, samples.size());
    return List.of(
        Bar.atMost(
            "soak.heap_last_third_against_first",
            median(last, SoakSample::heapAfterCollection)
                / median(first, SoakSample::heapAfterCollection),
            "x",
            1.2),
        Bar.atMost(
            "soak.file_handles_added",
            highest(last, SoakSample::handles) - highest(first, SoakSample::handles),
            "handles",
            8),
        Bar.atMost(
            "soak.p99_last_third_against_first",
            median(last, SoakSample::p99) / median(first, SoakSample::p99),
            "x",
            1.5));
  }

  private static double median(List<SoakSample> samples, ToDoubleFunction<SoakSample> value) {
    double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double highest(List<SoakSample> samples, ToDoubleFunction<SoakSample> value) {
    return samples.stream().mapToDouble(value).max().orElse(Double.NaN);
  }
}
