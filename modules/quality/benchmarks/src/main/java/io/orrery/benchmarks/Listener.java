package io.orrery.benchmarks;

import io.orrery.universe.Paper;
import io.orrery.universe.Recorded;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.LongAdder;

/** The observer of stamped events; its method is static, so that no proxy is measured. */
@Dependent
public final class Listener {

  private static final LongAdder HEARD = new LongAdder();

  @Inject
  private Listener() {}

  static void stamped(@Observes @Paper Recorded<Ping> event) {
    HEARD.add(event.fact().number());
  }

  static long heard() {
    return HEARD.sum();
  }
}
