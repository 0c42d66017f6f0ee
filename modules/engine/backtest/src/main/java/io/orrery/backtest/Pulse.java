package io.orrery.backtest;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Says how many moments of a walk may pass until somebody is asked whether to go on: few enough
 * that the answer is heard within a second however slow a strategy is, many enough that asking
 * costs nothing. Time has no part in what a walk does. Of use to one thread.
 */
final class Pulse {

  /** Also a strategy that takes a millisecond from one moment on is soon through with so many. */
  static final int MOST = 512;

  private static final long ASK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final BooleanSupplier goOn;
  private long asked;
  private long last;
  private int stretch;

  /** {@code goOn} is asked before the first moment, and then twenty times a second. */
  Pulse(BooleanSupplier goOn) {
    this.goOn = goOn;
  }

  /** How many moments may pass until the next call; 0 if the walk is to end. */
  int next() {
    long now = System.nanoTime();
    if (stretch == 0) {
      stretch = 1;
      asked = now;
      last = now;
      return goOn.getAsBoolean() ? stretch : 0;
    }
    adapt(now - last);
    last = now;
    if (now - asked >= ASK_NANOS) {
      asked = now;
      return goOn.getAsBoolean() ? stretch : 0;
    }
    return stretch;
  }

  private void adapt(long nanos) {
    if (nanos < QUICK_NANOS) {
      stretch = Math.min(2 * stretch, MOST);
    } else if (nanos > SLOW_NANOS) {
      stretch = Math.max(stretch / 8, 1);
    }
  }
}
