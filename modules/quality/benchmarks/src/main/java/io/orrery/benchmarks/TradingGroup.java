package io.orrery.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands between a decision to trade and an order on its way. */
final class TradingGroup implements Benchmarks.Group {

  private static final Map<String, Benchmarks.Group> SECTIONS =
      new TreeMap<>(Map.of("risk", new RiskSection(), "floor", new FloorSection()));

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
