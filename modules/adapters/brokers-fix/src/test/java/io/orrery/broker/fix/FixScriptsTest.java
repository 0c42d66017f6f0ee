package io.orrery.broker.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No order twice and no fill lost, whatever a counterparty and the network do. */
class FixScriptsTest {

  private static final int AT_ONCE = 20;

  @TempDir Path home;

  @Test
  void noOrderTwiceAndNoFillLost() throws Exception {
    long seed = Long.getLong("test.seed", System.nanoTime());
    int count = Integer.getInteger("test.scripts", 50);
    System.out.println("FIX scripts: " + count + " from -Dtest.seed=" + seed);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<FixScript>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        FixScript script = new FixScript(seed + i, home.resolve("script-" + i));
        all.add(threads.submit(script::run));
      }
      int sent = 0;
      int fills = 0;
      for (Future<FixScript> each : all) {
        FixScript script = each.get();
        sent += script.orders();
        fills += script.fills();
      }
      System.out.println("FIX scripts: " + sent + " orders, " + fills + " fills");
      assertThat(fills).as("the scripts trade").isGreaterThan(count);
    } finally {
      threads.shutdown();
      threads.awaitTermination(1, TimeUnit.MINUTES);
    }
  }
}
