package io.orrery.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How fast bars go through a strategy and its orders: one long series against ta4j and a bare loop,
 * a sweep on two cores, and a thousand instruments of ten years in a small heap, none of it
 * recorded; and a whole backtest with everything recorded.
 */
final class SimulationGroup implements Benchmarks.Group {

  private static final Map<String, Benchmarks.Group> SECTIONS =
      new TreeMap<>(
          Map.of(
              "bars",
              new BarsSection(),
              "recorded",
              new RecordedSection(),
              "sweep",
              new SweepSection(),
              "stream",
              new StreamSection()));

  @Override
  public List<Bar> run() throws Exception {
    List<Bar> bars = new ArrayList<>();
    for (Benchmarks.Group section : SECTIONS.values()) {
      bars.addAll(section.run());
    }
    return bars;
  }

  @Override
  public Map<String, Benchmarks.Group> sections() {
    return SECTIONS;
  }
}
