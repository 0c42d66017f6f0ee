package io.orrery.benchmarks;

import io.orrery.universe.Paper;
import io.orrery.universe.Recorded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** One observer on each side of the comparison; static, so that no proxy is measured. */
@ApplicationScoped
public class Listener {

  private static final java.util.concurrent.atomic.LongAdder HEARD =
      new java.util.concurrent.atomic.LongAdder();

  static void stamped(@Observes @Paper Recorded<Ping> event) {
    HEARD.add(event.fact().number());
  }

  static long heard() {
    return HEARD.sum();
  }
}
