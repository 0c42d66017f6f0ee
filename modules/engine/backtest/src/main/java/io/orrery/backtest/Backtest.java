package io.orrery.backtest;

import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.strategy.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Runs strategies on recorded bars. The same data, strategies and specification give the same
 * result, to the last bit, on any thread, locale and time zone. Safe for use by many threads.
 */
public final class Backtest {

  private final List<BarSeries> data;
  private final Duration interval;

  /**
   * A backtest on these bars.
   *
   * @param data one series or more of one interval, a symbol only once
   * @throws IllegalArgumentException if there is none, or intervals differ
   */
  public Backtest(List<BarSeries> data) {
    if (data.isEmpty() || data.stream().map(BarSeries::interval).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "a backtest must have one series or more of one interval, had " + data);
    }
    this.data = List.copyOf(data);
    this.interval = data.get(0).interval();
  }

  /**
   * Runs with one strategy a symbol and collects everything.
   *
   * @throws IllegalArgumentException if no bar, or no bar behind the warm-up, lies in the window
   * @throws StrategyFailedException if a strategy threw
   */
  public BacktestResult run(Function<Symbol, Strategy> strategies, BacktestSpec spec) {
    return run(strategies, spec, WalkListener.NONE, () -> true);
  }

  /**
   * The same, telling a listener besides.
   *
   * @param goOn asked now and then; the run ends when it says false
   * @throws CancellationException if {@code goOn} said false; nothing is left of the run
   */
  public BacktestResult run(
      Function<Symbol, Strategy> strategies,
      BacktestSpec spec,
      WalkListener listener,
      BooleanSupplier goOn) {
    Recorder recorder = new Recorder();
    Walk walk = walk(strategies, spec, new Both(recorder, listener), goOn);
    return new BacktestResult(
        spec.sample(),
        spec.execution().assumptions(interval, Optional.empty()),
        walk.bars(),
        recorder.curve(),
        recorder.fills(),
        recorder.roundTrips(),
        walk.positions(),
        walk.cash());
  }

  /**
   * Runs and tells only the listener, {@link WalkListener#NONE} for nobody; answers the walk behind
   * its end. Throws as {@link #run(Function, BacktestSpec, WalkListener, BooleanSupplier)} does.
   */
  public Walk walk(
      Function<Symbol, Strategy> strategies,
      BacktestSpec spec,
      WalkListener listener,
      BooleanSupplier goOn) {
    List<Leg> legs =
        data.stream().map(each -> new Leg(each.symbol(), strategies.apply(each.symbol()))).toList();
    Walk walk = new Walk(legs, interval, spec, listener);
    int[] from = new int[data.size()];
    for (int i = 0; i < from.length; i++) {
      int first = data.get(i).indexAtOrAfter(spec.window().fromMillis());
      from[i] = Math.max(0, first - legs.get(i).strategy().requiredHistory());
    }
    if (!walk.over(data, from).run(spec.window().toMillis(), goOn)) {
      throw new CancellationException("the run was told to stop after " + walk.bars() + " bars");
    }
    requireMoments(walk.moments(), spec);
    walk.finish();
    return walk;
  }

  private static void requireMoments(long moments, BacktestSpec spec) {
    Window window = spec.window();
    if (moments == 0) {
      throw new IllegalArgumentException("there must be bars in the window, was none in " + window);
    }
    if (moments <= spec.warmUp()) {
      throw new IllegalArgumentException(
          "there must be more moments than the %d of the warm-up, were %d in %s"
              .formatted(spec.warmUp(), moments, window));
    }
  }

  /** Tells two listeners. */
  private record Both(WalkListener one, WalkListener other) implements WalkListener {
    @Override
    public boolean wantsWords() {
      return one.wantsWords() || other.wantsWords();
    }

    @Override
    public void signalled(Symbol symbol, long millis, io.orrery.strategy.Signal signal) {
      one.signalled(symbol, millis, signal);
      other.signalled(symbol, millis, signal);
    }

    @Override
    public void ordered(OrderPlaced order) {
      one.ordered(order);
      other.ordered(order);
    }

    @Override
    public void filled(Fill fill) {
      one.filled(fill);
      other.filled(fill);
    }

    @Override
    public void cancelled(long order, double rest, long millis, String reason) {
      one.cancelled(order, rest, millis, reason);
      other.cancelled(order, rest, millis, reason);
    }

    @Override
    public void valued(long startMillis, long closeMillis, double equity, double cash) {
      one.valued(startMillis, closeMillis, equity, cash);
      other.valued(startMillis, closeMillis, equity, cash);
    }
  }
}
