package io.orrery.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.orrery.backtest.Backtest;
import io.orrery.backtest.RunSummary;
import io.orrery.backtest.Sweep;
import io.orrery.backtest.SweepPoint;
import io.orrery.backtest.SweepResult;
import io.orrery.backtest.Window;
import io.orrery.strategy.Momentum;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A thousand sets of parameters on one worker and on two. */
final class SweepSection implements Benchmarks.Group {

  private static final int BARS = 300_000;
  private static final int ROUNDS = 5;

  private final int sets = Integer.getInteger("test.sets", 1_000);
  private final long seed = Long.getLong("test.seed", System.nanoTime());

  @Override
  public List<Bar> run() throws InterruptedException {
    System.out.println("test.seed " + seed);
    Backtest backtest = new Backtest(List.of(LongSeries.of(BARS, 0.005, seed).series()));
    List<Momentum> candidates = candidates();
    Sweep<RunSummary> sweep =
        new Sweep<>(
            SweepPoint.inSample(sets, Window.ALL),
            (point, goOn) -> {
              Momentum momentum = candidates.get(point.candidate());
              return RunSummary.of(backtest, symbol -> momentum, OurMomentum.SPEC, goOn);
            });
    Cost[] best = {Cost.NONE_YET, Cost.NONE_YET};
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      SweepResult<RunSummary> expected = run(sweep, threads, 2);
      for (int round = 0; round < ROUNDS; round++) {
        for (int workers = 1; workers <= 2; workers++) {
          Cost before = Cost.now();
          SweepResult<RunSummary> result = run(sweep, threads, workers);
          best[workers - 1] = best[workers - 1].orLess(Cost.now().minus(before));
          requireSame(expected, result);
        }
      }
    } finally {
      threads.shutdown();
    }
    table(best);
    return List.of(
        Bar.atLeast(
            "simulation.sweep_two_workers", best[0].seconds() / best[1].seconds(), "x", 1.8));
  }

  /** Time on the clock, and time on processors: where others use them too only the second tells. */
  private record Cost(double seconds, double cpuSeconds) {
    static final Cost NONE_YET = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);

    static Cost now() {
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      return new Cost(System.nanoTime() / 1e9, system.getProcessCpuTime() / 1e9);
    }

    Cost minus(Cost other) {
      return new Cost(seconds - other.seconds, cpuSeconds - other.cpuSeconds);
    }

    Cost orLess(Cost other) {
      return new Cost(Math.min(seconds, other.seconds), Math.min(cpuSeconds, other.cpuSeconds));
    }
  }

  private static SweepResult<RunSummary> run(
      Sweep<RunSummary> sweep, ExecutorService threads, int workers) throws InterruptedException {
    return sweep.run(threads, workers, Map.of(), (point, result, progress) -> {}, () -> true);
  }

  private void table(Cost[] best) {
    Table table = new Table("workers", "seconds", "seconds on processors", "bars/s");
    for (int workers = 1; workers <= 2; workers++) {
      Cost cost = best[workers - 1];
      table.row(
          Integer.toString(workers),
          Table.exact(cost.seconds()),
          Table.exact(cost.cpuSeconds()),
          Table.whole(sets * (double) BARS / cost.seconds()));
    }
    table.print(
        "%,d sets of parameters on %,d bars, best of %d rounds".formatted(sets, BARS, ROUNDS));
    System.out.printf(
        Locale.ROOT,
        "two processors of its own would give %.2f x%n",
        2 * best[0].cpuSeconds() / best[1].cpuSeconds());
  }

  private List<Momentum> candidates() {
    List<Momentum> candidates = new ArrayList<>();
    for (int i = 0; i < sets; i++) {
      double threshold = 0.01 + i % 10 * 0.002;
      candidates.add(new Momentum(5 + i / 10, threshold, -threshold / 2, 1));
    }
    return candidates;
  }

  private static void requireSame(
      SweepResult<RunSummary> expected, SweepResult<RunSummary> result) {
    List<?> one = List.copyOf(expected.results().entrySet());
    if (!one.equals(List.copyOf(result.results().entrySet()))) {
      throw new IllegalStateException("a sweep must give the same on one worker and two");
    }
  }
}
