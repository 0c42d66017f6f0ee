package io.orrery.benchmarks;

import io.orrery.universe.Recorded;
import jakarta.enterprise.event.Event;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to fire an event: CDI alone, and stamped, recorded in memory and guarded. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FireBenchmark {

  /** CDI without Orrery. */
  @State(Scope.Benchmark)
  public static class Bare {
    private final WeldContainer container = Containers.bare();
    private final Event<Ping> event = container.select(BareListener.class).get().event();

    /** Ends the container. */
    @TearDown
    public void tearDown() {
      container.close();
    }
  }

  /** The same container with Orrery. */
  @State(Scope.Benchmark)
  public static class Stamped {
    private final WeldContainer container = Containers.withOrrery();
    private final FiringBean firing = container.select(FiringBean.class).get();

    /** Makes sure that what is measured reaches its observer. */
    @Setup
    public void setUp() {
      firing.events().fire(new Ping(1));
      if (Listener.heard() != 1) {
        throw new IllegalStateException(
            "the observer must have heard 1, heard " + Listener.heard());
      }
    }

    /** Ends the container. */
    @TearDown
    public void tearDown() {
      container.close();
    }
  }

  /** {@code Event.fire} with one observer. */
  @Benchmark
  public void bare(Bare state) {
    state.event.fire(new Ping(1));
  }

  /** {@code UniverseEvents.fire} with one observer and a ledger in memory. */
  @Benchmark
  public Recorded<Ping> stamped(Stamped state) {
    return state.firing.events().fire(new Ping(1));
  }
}
