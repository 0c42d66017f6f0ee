package io.orrery.trading.observability;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the agents of one session do, window by window. Safe for use by many threads; nobody
 * waits here for a disk.
 */
public final class Tally {

  private static final double NANOS = 1e9;

  private final Object gate = new Object();
  private Window window = new Window();
  private @Nullable Instant lastData;

  /** One window. */
  private static final class Window {
    private final Map<Seen, Long> counts = new EnumMap<>(Seen.class);
    private final Mean interval = new Mean();
    private final Mean missing = new Mean();
    private final Mean coverage = new Mean();
    private final Mean actionable = new Mean();
    private final Mean errors = new Mean();

    void count(Seen seen) {
      counts.merge(Seen.TOTAL, 1L, Long::sum);
      counts.merge(seen, 1L, Long::sum);
    }

    long of(Seen seen) {
      return counts.getOrDefault(seen, 0L);
    }

    OptionalDouble share(Seen part, Seen other) {
      Mean share = new Mean();
      share.addShare(of(part), of(part) + of(other));
      return share.value();
    }
  }

  /**
   * New bars came.
   *
   * @param at when
   * @param symbols of how many instruments they are expected
   * @param priced how many of these have a price
   * @param withBars how many of these have bars
   */
  public void data(Instant at, int symbols, int priced, int withBars) {
    synchronized (gate) {
      window.count(Seen.MARKET_DATA_READY);
      window.missing.addShare(symbols - priced, symbols);
      window.coverage.addShare(withBars, symbols);
      Instant before = lastData;
      if (before != null) {
        window.interval.add(Duration.between(before, at).toNanos() / NANOS);
      }
      lastData = at;
    }
  }

  /** The market rests: the time to the next bars says nothing. */
  public void rest() {
    synchronized (gate) {
      lastData = null;
    }
  }

  /** The strategies decided: how often in all, how often they want something, how often in vain. */
  public void signals(int decisions, int actionable, int failed) {
    synchronized (gate) {
      window.count(Seen.SIGNALS_UPDATED);
      window.actionable.addShare(actionable, decisions);
      window.errors.addShare(failed, decisions);
    }
  }

  /** Something happened that is no more than counted. */
  public void count(Seen seen) {
    synchronized (gate) {
      window.count(seen);
    }
  }

  /** What was seen since the last call; the next window begins. */
  public Observed take() {
    synchronized (gate) {
      Window over = window;
      window = new Window();
      lastData = null;
      return new Observed(metrics(over), Map.copyOf(over.counts));
    }
  }

  private static Map<Metric, OptionalDouble> metrics(Window of) {
    Map<Metric, OptionalDouble> all = new EnumMap<>(Metric.class);
    all.put(Metric.MARKET_DATA_EVENTS, OptionalDouble.of((double) of.of(Seen.MARKET_DATA_READY)));
    all.put(Metric.AVG_INTERVAL_SECONDS, of.interval.value());
    all.put(Metric.MISSING_PRICE_RATIO, of.missing.value());
    all.put(Metric.BARS_COVERAGE_RATIO, of.coverage.value());
    all.put(Metric.ACTIONABLE_RATIO, of.actionable.value());
    all.put(Metric.SIGNAL_ERROR_RATIO, of.errors.value());
    all.put(Metric.RISK_FAIL_RATIO, of.share(Seen.RISK_CHECK_FAILED, Seen.RISK_CHECK_PASSED));
    all.put(Metric.ORDER_FAILURE_RATIO, of.share(Seen.ORDER_FAILED, Seen.ORDER_EXECUTED));
    all.put(Metric.STOP_LOSS_COUNT, OptionalDouble.of((double) of.of(Seen.STOP_LOSS_TRIGGERED)));
    return all;
  }
}
