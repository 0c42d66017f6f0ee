package io.orrery.runs;

import io.orrery.backtest.Fill;
import io.orrery.backtest.OrderPlaced;
import io.orrery.backtest.WalkListener;
import io.orrery.basics.Symbol;
import io.orrery.strategy.Signal;

/** Counts the moments of a walk on their way to its recorder, and tells who watches. */
final class ProgressMeter implements WalkListener {

  private final WalkListener recorder;
  private final long total;
  private final RunProgress progress;
  private long moments;

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
  }
}
