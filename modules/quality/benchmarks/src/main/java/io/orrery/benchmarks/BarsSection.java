package io.orrery.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.DoubleNum;

/**
 * Momentum on one long series, one thread. The contestants take turns; each one's best round
 * counts, because what else runs on the machine can only slow a round down.
 */
final class BarsSection implements Benchmarks.Group {

  private static final int ROUNDS = 9;
  private static final int TA4J_BARS = 1_000_000;
  private static final int DECIMAL_BARS = 100_000;

  /** What a user of backtesting.py saw at first with a strategy that he calls really simple. */
  private static final double BACKTESTING_PY = 2_000;

  private final int size = Integer.getInteger("test.bars", 10_000_000);
  private final long seed = Long.getLong("test.seed", System.nanoTime());

  /** Does something to a number of bars. */
  private record Contestant(String name, int bars, IntSupplier run) {}

  @Override
  public List<Bar> run() {
    System.out.println("test.seed " + seed);
    Map<String, Double> calm = race("bars of 0.1 %", 0.002);
    race("bars of 0.5 %", 0.01);
    double ours = of(calm, "Orrery");
    System.out.printf(
        "%nbacktesting.py is not on this machine. Documented: github.com/kernc/backtesting.py"
            + " issue 1275, %,.0f bars/s%n",
        BACKTESTING_PY);
    return List.of(
        Bar.atLeast("simulation.bars", ours, "bars/s", 60_000_000),
        Bar.atLeast("simulation.against_ta4j_double", ours / of(calm, "ta4j DoubleNum"), "x", 10),
        Bar.atLeast("simulation.against_bare_loop", ours / of(calm, "bare loop"), "x", 0.2),
        Bar.atLeast(
            "simulation.against_backtesting_py_documented", ours / BACKTESTING_PY, "x", 100));
  }

  private Map<String, Double> race(String title, double step) {
    LongSeries series = LongSeries.of(size, step, seed);
    List<Contestant> contestants = contestants(series);
    Map<String, Double> best = new LinkedHashMap<>();
    Map<String, Integer> answers = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Contestant each : contestants) {
        long before = System.nanoTime();
        int answer = each.run().getAsInt();
        double rate = each.bars() / ((System.nanoTime() - before) / 1e9);
        best.merge(each.name(), rate, Math::max);
        answers.put(each.name(), answer);
      }
    }
    Table table = new Table("momentum, " + title, "bars", "bars/s", "against Orrery", "answer");
    for (Contestant each : contestants) {
      table.row(
          each.name(),
          Table.whole(each.bars()),
          Table.whole(of(best, each.name())),
          Table.exact(of(best, each.name()) / of(best, "Orrery")),
          String.valueOf(answers.get(each.name())));
    }
    table.print("one series, one thread, best of " + ROUNDS + " rounds");
    return best;
  }

  private static List<Contestant> contestants(LongSeries series) {
    int few = Math.min(series.size(), TA4J_BARS);
    int fewest = Math.min(series.size(), DECIMAL_BARS);
    OurMomentum ours = new OurMomentum(series.series());
    Ta4jMomentum doubles = new Ta4jMomentum(series, few, DoubleNum::valueOf);
    Ta4jMomentum decimals = new Ta4jMomentum(series, fewest, DecimalNum::valueOf);
    List<Contestant> all = new ArrayList<>();
    all.add(new Contestant("Orrery", series.size(), () -> (int) ours.run()));
    all.add(
        new Contestant(
            "Orrery, every value followed", series.size(), () -> (int) ours.runFollowed().fills()));
    all.add(new Contestant("Orrery, result kept", series.size(), ours::runKept));
    all.add(
        new Contestant(
            "bare loop", series.size(), () -> (int) BareMomentum.run(series.closes())[0]));
    all.add(new Contestant("ta4j DoubleNum", few, doubles::run));
    all.add(new Contestant("ta4j DecimalNum", fewest, decimals::run));
    return all;
  }

  private static double of(Map<String, Double> rates, String name) {
    return rates.getOrDefault(name, Double.NaN);
  }
}
