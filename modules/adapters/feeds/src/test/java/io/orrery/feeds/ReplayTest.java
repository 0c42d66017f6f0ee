package io.orrery.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.market.BarSeries;
import io.orrery.market.MarketFeed;
import io.orrery.market.MergedFeed;
import io.orrery.testkit.MovableClock;
import io.orrery.universe.Lineage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private final List<Long> waits = new ArrayList<>();
  private final MovableClock clock = new MovableClock();
  private final Sleeper sleeper =
      wait -> {
        waits.add(wait.toMillis());
        clock.advance(wait);
      };

  @Test
  void waitsAsLongAsTheMarketDid() throws InterruptedException {
    run(Pace.real(), 0);
    assertThat(waits).containsExactly(60_000L, 60_000L, 180_000L);
  }

  @Test
  void waitsAFractionOfIt() throws InterruptedException {
    run(Pace.times(60), 0);
    assertThat(waits).containsExactly(1000L, 1000L, 3000L);
  }

  @Test
  void waitsNotAtAll() throws InterruptedException {
    run(Pace.asFastAsPossible(), 0);
    assertThat(waits).isEmpty();
  }

  @Test
  void waitsAtMostAsLongAsItIsTold() throws InterruptedException {
    run(Pace.real().waitingAtMost(Duration.ofSeconds(90)), 0);
    assertThat(waits).containsExactly(60_000L, 60_000L, 90_000L);
  }

  @Test
  void doesNotWaitAgainForTimeThatTheReaderSpent() throws InterruptedException {
    run(Pace.real(), 20_000);
    assertThat(waits).containsExactly(40_000L, 20_000L, 160_000L);
  }

  @Test
  void catchesUpWithAReaderThatWasSlow() throws InterruptedException {
    run(Pace.real(), 100_000);
    assertThat(waits).isEmpty();
  }

  @Test
  void aClockThatJumpsBackMakesNoWaitLonger() throws InterruptedException {
    Replay replay = new Replay(feed(), Pace.real(), clock, sleeper);
    replay.next();
    clock.advance(Duration.ofDays(-1));
    while (replay.next()) {
      // to the end
    }
    assertThat(waits).containsExactly(60_000L, 60_000L, 180_000L);
  }

  @Test
  void isTheSameFeedOfTheSameData() throws InterruptedException {
    MarketFeed plain = feed();
    try (Replay replay = new Replay(feed(), Pace.asFastAsPossible(), clock, sleeper)) {
      assertThat(replay.lineage()).isEqualTo(plain.lineage());
      assertThat(replay.symbols()).isEqualTo(plain.symbols());
      while (plain.next()) {
        assertThat(replay.next()).isTrue();
        assertThat(replay.symbol()).isEqualTo(plain.symbol());
        assertThat(replay.startMillis()).isEqualTo(plain.startMillis());
        assertThat(replay.openPrice()).isEqualTo(plain.openPrice());
        assertThat(replay.highPrice()).isEqualTo(plain.highPrice());
        assertThat(replay.lowPrice()).isEqualTo(plain.lowPrice());
        assertThat(replay.closePrice()).isEqualTo(plain.closePrice());
        assertThat(replay.volume()).isEqualTo(plain.volume());
      }
      assertThat(replay.next()).isFalse();
    }
  }

  @Test
  void stopsAtOnceWhenItsThreadIsTold() throws Exception {
    Replay replay = new Replay(feed(), Pace.real(), Clock.systemUTC(), Sleeper.THREAD);
    CompletableFuture<Duration> stopped = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                replay.next();
                replay.next();
                stopped.completeExceptionally(new AssertionError("a minute did not pass"));
              } catch (InterruptedException e) {
                stopped.complete(Duration.ofNanos(System.nanoTime()));
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    long told = System.nanoTime();
    thread.interrupt();
    assertThat(stopped.get().minusNanos(told)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void stopsEvenIfItNeverWaits() {
    Replay replay = new Replay(feed(), Pace.asFastAsPossible(), clock, sleeper);
    Thread.currentThread().interrupt();
    assertThatThrownBy(replay::next).isInstanceOf(InterruptedException.class);
  }

  @Test
  void refusesASpeedThatIsNone() {
    assertThatThrownBy(() -> Pace.times(0)).hasMessageContaining("speed must be above zero");
    assertThatThrownBy(() -> Pace.times(Double.NaN)).hasMessageContaining("speed");
    assertThatThrownBy(() -> Pace.real().waitingAtMost(Duration.ofSeconds(-1)))
        .hasMessageContaining("longest wait");
  }

  private void run(Pace pace, long spent) throws InterruptedException {
    Replay replay = new Replay(feed(), pace, clock, sleeper);
    while (replay.next()) {
      clock.advance(Duration.ofMillis(spent));
    }
  }

  /** Minutes 0, 1, 1 again of another symbol, 2 and 5. */
  private static MarketFeed feed() {
    BarSeries.Builder one = BarSeries.builder(Samples.AAA, Samples.MINUTE);
    for (int minute : new int[] {0, 1, 2, 5}) {
      one.add(minute * 60_000L, 2 + minute, 9, 1, 3, minute);
    }
    BarSeries other =
        BarSeries.builder(new io.orrery.basics.Symbol("BBB"), Samples.MINUTE)
            .add(60_000, 1, 1, 1, 1, 0)
            .build();
    return MergedFeed.of(new Lineage.LiveFeed("test"), List.of(one.build(), other));
  }
}
