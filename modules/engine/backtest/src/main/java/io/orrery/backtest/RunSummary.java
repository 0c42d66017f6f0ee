package io.orrery.backtest;

import io.orrery.basics.Symbol;
import io.orrery.strategy.Strategy;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What a sweep keeps of a run: small, and made without keeping the curve. Statistics, not money.
 *
 * @param sample whether the data could have been used for choosing the parameters
 * @param moments how many moments the run had
 * @param finalEquity what the account was worth at the end, in its currency
 * @param totalReturn the gain as a fraction of the first cash
 * @param maxDrawdown the deepest fall below the highest value so far, as a fraction of it, 0 or
 *     above
 * @param fills how many fills there were
 * @param roundTrips how many positions ended
 * @param winners how many of those gained after commissions
 */
public record RunSummary(
    Sample sample,
    long moments,
    double finalEquity,
    double totalReturn,
    double maxDrawdown,
    long fills,
    long roundTrips,
    long winners) {

  /** Runs and sums up; throws as {@link Backtest#run} does. */
  public static RunSummary of(
      Backtest backtest,
      Function<Symbol, Strategy> strategies,
      BacktestSpec spec,
      BooleanSupplier goOn) {
    Tally tally = new Tally(spec.cash().doubleValue());
    Walk walk = backtest.walk(strategies, spec, tally, goOn);
    return tally.summary(spec, walk.moments());
  }

  /** Keeps what is needed and no more. */
  private static final class Tally implements WalkListener {
    private final RoundTrips trips = new RoundTrips();
    private final double cash;
    private double peak;
    private double deepest;
    private double equity;
    private long fills;

    Tally(double cash) {
      this.cash = cash;
      this.peak = cash;
      this.equity = cash;
    }

    @Override
    public boolean wantsWords() {
      return false;
    }

    @Override
    public void filled(Fill fill) {
      fills++;
      trips.filled(fill);
    }

    @Override
    public void valued(long startMillis, long closeMillis, double worth, double money) {
      equity = worth;
      peak = Math.max(peak, worth);
      deepest = Math.max(deepest, (peak - worth) / peak);
    }

    RunSummary summary(BacktestSpec spec, long moments) {
      long winners = trips.ended().stream().filter(trip -> trip.gain() > 0).count();
      return new RunSummary(
          spec.sample(),
          moments,
          equity,
          equity / cash - 1,
          deepest,
          fills,
          trips.ended().size(),
          winners);
    }
  }
}
