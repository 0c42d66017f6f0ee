package io.orrery.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BarsTest {

  private static final Symbol AAA = new Symbol("AAA");

  @Tag("U18")
  @Test
  void aCursorShowsNoBarThatIsNotClosed() {
    BarSeries series = series(50);
    BarCursor cursor = series.cursor();
    Bars bars = cursor.bars();
    assertThat(bars.size()).isZero();
    for (int now = 0; cursor.next(); now++) {
      assertThat(bars.size()).isEqualTo(now + 1);
      assertThat(bars.startMillis(0)).isEqualTo(series.startMillis(now));
      assertThat(bars.close(now)).isEqualTo(series.close(0));
      assertThatThrownBy(() -> bars.close(-1)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> bars.close(bars.size()))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThat(bars.size()).isEqualTo(50);
    assertThat(cursor.next()).isFalse();
  }

  @Test
  void rollingBarsShowTheNewestAsACursorDoes() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      int history = 1 + random.nextInt(100);
      RollingBars rolling = new RollingBars(history);
      BarSeries series = series(300);
      BarCursor cursor = series.cursor();
      for (int now = 0; cursor.next(); now++) {
        Bar bar = series.bar(now);
        rolling.add(
            bar.start().toEpochMilli(), bar.open(), bar.high(), bar.low(), bar.close(), now);
        int size = Math.min(history, now + 1);
        assertThat(rolling.bars().size()).as("test.seed=" + seed).isEqualTo(size);
        assertThat(rolling.bars().close(size - 1)).isEqualTo(cursor.bars().close(size - 1));
        assertThat(rolling.bars().volume(0)).isEqualTo(now);
      }
    }
  }

  @Test
  void aSeriesIsInOrderAndHasOnlyBarsThatAMarketCanHaveDone() {
    BarSeries.Builder builder = BarSeries.builder(AAA, Duration.ofMinutes(1)).add(5, 1, 1, 1, 1, 0);
    assertThatThrownBy(() -> builder.add(5, 1, 1, 1, 1, 0)).hasMessageContaining("start after");
    assertThatThrownBy(() -> builder.add(6, 1, 1, 1, Double.NaN, 0)).hasMessageContaining("finite");
    assertThatThrownBy(() -> builder.add(6, 1, 2, 3, 1, 0)).hasMessageContaining("below low");
    assertThatThrownBy(() -> builder.add(6, 4, 3, 1, 1, 0)).hasMessageContaining("lie between");
    assertThatThrownBy(() -> builder.add(6, 1, 1, 1, 1, -1)).hasMessageContaining("volume");
    assertThat(builder.build().size()).isEqualTo(1);
    assertThatThrownBy(() -> new RollingBars(0)).hasMessageContaining("history");
  }

  @Test
  void sliceAndSearchAnswerPartsOfASeries() {
    BarSeries series = series(10);
    assertThat(series.slice(3, 5).size()).isEqualTo(2);
    assertThat(series.slice(3, 5).bar(0)).isEqualTo(series.bar(3));
    assertThat(series.indexAtOrAfter(series.startMillis(4))).isEqualTo(4);
    assertThat(series.indexAtOrAfter(series.startMillis(4) + 1)).isEqualTo(5);
    assertThat(series.indexAtOrAfter(Long.MAX_VALUE)).isEqualTo(10);
    assertThat(series.bar(0).start()).isEqualTo(Instant.EPOCH);
  }

  private static BarSeries series(int bars) {
    BarSeries.Builder builder = BarSeries.builder(AAA, Duration.ofMinutes(1));
    for (int i = 0; i < bars; i++) {
      builder.add(60_000L * i, 10 + i, 12 + i, 9 + i, 11 + i, i);
    }
    return builder.build();
  }
}
