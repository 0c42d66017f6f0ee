package io.orrery.wiring;

import io.orrery.broker.alpaca.AlpacaPace;
import io.orrery.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;

/** Time that goes on when the market is waited for, and only then. */
final class CompressedTime extends MovableClock {

  private static final AlpacaPace QUICK =
      new AlpacaPace(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofSeconds(30),
          new AlpacaPace.Budget(600_000, 10_000, 10));

  private volatile boolean isHeld;

  /** Stands at {@code begin}. */
  CompressedTime(Instant begin) {
    super(begin);
  }

  /** How fast a market goes by it. */
  Tempo tempo() {
    return new Tempo(this, this::sleep, QUICK);
  }

  /** Lets it stand also while the market is waited for, or go on again. */
  void hold(boolean held) {
    isHeld = held;
  }

  private void sleep(Duration wait) throws InterruptedException {
    Thread.sleep(1);
    if (!isHeld) {
      advance(wait);
    }
  }
}
