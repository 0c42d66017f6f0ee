package io.orrery.benchmarks;

import io.orrery.universe.Assumptions;
import io.orrery.universe.Lineage;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a record pays for belonging to one universe: it is minted, and the store checks the mint.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class AppendChecksBenchmark {

  private static final Ping FACT = new Ping(1);

  private final Session session =
      Session.begin(Universe.PAPER, Assumptions.unknown(), new Lineage.Unknown(), Clock.systemUTC())
          .session();

  /** Mints a fact and does what every store does before it writes a byte. */
  @Benchmark
  public Minted<Ping> mintAndCheck() {
    Minted<Ping> minted = session.mint(FACT);
    session.requireOwn(minted.provenance());
    return minted;
  }
}
