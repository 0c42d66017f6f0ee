package io.orrery.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Symbol;
import io.orrery.universe.Lineage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergedFeedTest {

  private record Seen(long start, int symbol, double close) {}

  @Test
  void bringsAllBarsByTimeAndThoseOfOneInstantBySymbol() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<BarSeries> series = series(random, 1 + random.nextInt(9));
      List<Seen> expected = new ArrayList<>();
      for (int s = 0; s < series.size(); s++) {
        for (int i = 0; i < series.get(s).size(); i++) {
          expected.add(new Seen(series.get(s).startMillis(i), s, series.get(s).close(i)));
        }
      }
      expected.sort(Comparator.comparingLong(Seen::start).thenComparingInt(Seen::symbol));
      assertThat(seen(MergedFeed.of(new Lineage.Unknown(), series)))
          .as("test.seed=" + seed)
          .isEqualTo(expected);
    }
  }

  @Test
  void standsOnAllColumnsOfABar() {
    BarSeries one =
        BarSeries.builder(new Symbol("AAA"), Duration.ofDays(1)).add(5, 2, 4, 1, 3, 7).build();
    MergedFeed feed = MergedFeed.of(new Lineage.Unknown(), List.of(one));
    assertThat(feed.next()).isTrue();
    assertThat(
            new double[] {
              feed.openPrice(), feed.highPrice(), feed.lowPrice(), feed.closePrice(), feed.volume()
            })
        .containsExactly(2, 4, 1, 3, 7);
    assertThat(feed.next()).isFalse();
    assertThat(feed.next()).isFalse();
  }

  @Test
  void refusesTheSameSymbolTwice() {
    BarSeries one = BarSeries.builder(new Symbol("AAA"), Duration.ofDays(1)).build();
    assertThatThrownBy(() -> MergedFeed.of(new Lineage.Unknown(), List.of(one, one)))
        .hasMessageContaining("once");
    assertThatThrownBy(() -> MergedFeed.of(new Lineage.Unknown(), List.of()))
        .hasMessageContaining("at least one");
  }

  private static List<BarSeries> series(Random random, int count) {
    List<BarSeries> series = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      BarSeries.Builder builder = BarSeries.builder(new Symbol("S" + s), Duration.ofMinutes(1));
      long start = random.nextInt(5);
      for (int bars = random.nextInt(20); bars > 0; bars--) {
        double close = 1 + random.nextInt(100);
        builder.add(start, close, close, close, close, 0);
        start += 1 + random.nextInt(3);
      }
      series.add(builder.build());
    }
    return series;
  }

  private static List<Seen> seen(MergedFeed feed) {
    List<Seen> seen = new ArrayList<>();
    while (feed.next()) {
      seen.add(new Seen(feed.startMillis(), feed.symbol(), feed.closePrice()));
    }
    return seen;
  }
}
