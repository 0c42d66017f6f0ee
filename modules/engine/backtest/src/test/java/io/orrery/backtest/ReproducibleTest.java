package io.orrery.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The same run gives the same result, wherever it runs. */
@Tag("U17")
@Isolated
class ReproducibleTest {

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @Test
  void saysTheSameInAnotherLocaleAndTimeZone() {
    long seed = Scenario.firstSeed();
    List<String> here = runs(seed);
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));

    assertThat(runs(seed)).isEqualTo(here);
    assertThat(here.toString()).contains("stop loss at -");
  }

  @Test
  void saysTheSameOnManyThreadsAtOnce() throws Exception {
    long seed = Scenario.firstSeed();
    List<String> here = runs(seed);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<String>>> tasks =
          List.of(() -> runs(seed), () -> runs(seed), () -> runs(seed), () -> runs(seed));
      for (Future<List<String>> each : threads.invokeAll(tasks)) {
        assertThat(each.get()).isEqualTo(here);
      }
    } finally {
      threads.shutdown();
    }
  }

  private static List<String> runs(long seed) {
    return LongStream.range(seed, seed + 40)
        .mapToObj(Scenario::of)
        .map(scenario -> scenario.columns().all().toString())
        .toList();
  }
}
