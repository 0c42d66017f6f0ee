package io.orrery.runs;

import io.orrery.backtest.Fill;
import io.orrery.backtest.OrderPlaced;
import io.orrery.backtest.WalkListener;
import io.orrery.basics.Symbol;
import io.orrery.strategy.Signal;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Counts the moments of a walk on their way to its recorder, and tells who watches: when the walk
 * asks, and every tenth of a second, however slow a strategy is.
 */
final class ProgressMeter implements WalkListener {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final WalkListener recorder;
  private final long total;
  private final RunProgress progress;
  private long moments;
  private long told = System.nanoTime();

  /** Counts to {@code total} moments at most. */
  ProgressMeter(WalkListener recorder, long total, RunProgress progress) {
    this.recorder = recorder;
    this.total = total;
    this.progress = progress;
  }

  boolean goOn() {
    return progress.at(moments, total);
  }

  @Override
  public void signalled(Symbol symbol, long millis, Signal signal) {
    recorder.signalled(symbol, millis, signal);
  }

  @Override
  public void ordered(OrderPlaced order) {
    recorder.ordered(order);
  }

  @Override
  public void filled(Fill fill) {
    recorder.filled(fill);
  }

  @Override
  public void cancelled(long order, double rest, long millis, String reason) {
    recorder.cancelled(order, rest, millis, reason);
  }

  @Override
  public void valued(long startMillis, long closeMillis, double equity, double cash) {
    moments++;
    recorder.valued(startMillis, closeMillis, equity, cash);
    long now = System.nanoTime();
    if (now - told > PAUSE_NANOS) {
      told = now;
      if (!goOn()) {
        throw new CancellationException("the run was told to stop after " + moments + " moments");
      }
    }
  }
}
