package io.orrery.benchmarks;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What isolation costs: firing an event against CDI alone, and the checks of an append. */
final class IsolationGroup implements Benchmarks.Group {

  @Override
  public List<Bar> run() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(FireBenchmark.class.getName())
                    .include(AppendChecksBenchmark.class.getName())
                    .build())
            .run();
    double overhead = score(results, "stamped") - score(results, "bare");
    return List.of(
        Bar.atMost("isolation.fire_minus_bare_fire", overhead, "ns", 300),
        Bar.atMost("isolation.append_checks", score(results, "mintAndCheck"), "ns", 50));
  }

  private static double score(Collection<RunResult> results, String method) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
        .mapToDouble(result -> result.getPrimaryResult().getScore())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no figure of " + method));
  }
}
