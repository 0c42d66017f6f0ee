package io.orrery.feeds;

import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.BarGrid;
import io.orrery.market.BarSeries;
import io.orrery.market.MarketDataException;
import io.orrery.market.MarketFeed;
import io.orrery.universe.Lineage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Closed bars of a source that must be asked for them, such as a broker's market data: first some
 * history, then each moment's bars once all are there, or once it was waited for them long enough.
 *
 * <p>Nothing is asked while no newer bar can have closed. What comes too late or off the grid, such
 * as a bar before the opening, is missing. A source that fails is asked again; it never ends the
 * feed. {@link #look()} may be asked by any thread, all else is of use to one.
 */
public final class PolledFeed implements MarketFeed {

  private static final System.Logger LOG = System.getLogger(PolledFeed.class.getName());

  /** So many bars may be missing of all instruments while the market trades before it is told. */
  private static final int STALE_BARS = 3;

  private final List<Symbol> symbols;
  private final Lineage lineage;
  private final BarGrid grid;
  private final Polling polling;
  private final Clock clock;
  private final Sleeper sleeper;
  private final PolledMoments moments;
  private Bar[] standing = {};
  private int symbol = -1;
  private long newest = -1;
  private volatile Look look = new Look(0, Optional.empty(), Optional.empty(), Optional.empty());

  /** Answers with the closed bars of an instrument from a moment on. */
  public interface Source extends AutoCloseable {

    /**
     * All bars that start at {@code start} or later and are over.
     *
     * @throws MarketDataException if it does not know
     */
    BarSeries since(Symbol symbol, Duration interval, Instant start);

    @Override
    void close();
  }

  /**
   * How a source is asked.
   *
   * @param source which
   * @param history how many bars before now it begins with, 0 or above
   * @param every how long to wait between two questions, above zero
   * @param grace how long after the close of a bar it may come, zero or above
   */
  public record Polling(Source source, int history, Duration every, Duration grace) {
    /** Refuses values out of range with {@link IllegalArgumentException}. */
    public Polling {
      if (history < 0 || every.isNegative() || every.isZero() || grace.isNegative()) {
        throw new IllegalArgumentException(
            "history must be 0 or above, every above zero, grace zero or above: were %s, %s, %s"
                .formatted(history, every, grace));
      }
    }
  }

  /**
   * How it does.
   *
   * @param rounds how often all instruments were asked for, 0 or above
   * @param askedAt when it asked last; empty if it never did
   * @param idle why there is nothing to ask for, as a sentence; empty if there is
   * @param trouble why no bars come although they should, as a sentence; empty if they do
   */
  public record Look(
      long rounds, Optional<Instant> askedAt, Optional<String> idle, Optional<String> trouble) {}

  /**
   * Has asked for nothing yet.
   *
   * @param grid where bars may start
   */
  public PolledFeed(
      List<Symbol> symbols,
      Lineage lineage,
      BarGrid grid,
      Polling polling,
      Clock clock,
      Sleeper sleeper) {
    this.symbols = List.copyOf(symbols);
    this.lineage = lineage;
    this.grid = grid;
    this.polling = polling;
    this.clock = clock;
    this.sleeper = sleeper;
    this.moments = new PolledMoments(grid, this.symbols.size());
  }

  /** How it does now. */
  public Look look() {
    return look;
  }

  @Override
  public List<Symbol> symbols() {
    return symbols;
  }

  @Override
  public Lineage lineage() {
    return lineage;
  }

  @Override
  public boolean next() throws InterruptedException {
    while (!advance()) {
      if (!isAsked()) {
        sleeper.sleep(polling.every());
      }
    }
    return true;
  }

  private boolean advance() {
    for (int next = symbol + 1; next < standing.length; next++) {
      if (standing[next] != null) {
        symbol = next;
        return true;
      }
    }
    Optional<Bar[]> moment = moments.take(clock.instant().minus(polling.grace()));
    standing = moment.orElseGet(() -> new Bar[0]);
    symbol = -1;
    return moment.isPresent() && advance();
  }

  /** Asks if there may be something new; whether there was. */
  private boolean isAsked() {
    Instant now = clock.instant();
    long due = moments.newestClosed(now);
    if (newest < 0) {
      newest = Math.max(-1, due - polling.history());
      moments.beginBehind(newest);
    }
    boolean found = false;
    Optional<String> failure = Optional.empty();
    for (int i = 0; i < symbols.size() && failure.isEmpty(); i++) {
      if (moments.isMissing(i, due)) {
        failure = failureOfAsking(i);
        found |= failure.isEmpty() && !moments.isMissing(i, due);
      }
    }
    look =
        new Look(look.rounds() + 1, Optional.of(now), idle(now), failure.or(() -> stale(now, due)));
    return found;
  }

  private Optional<String> failureOfAsking(int i) {
    try {
      Instant start = Instant.ofEpochMilli(grid.startMillis(moments.firstWanted()));
      moments.add(i, polling.source().since(symbols.get(i), grid.interval(), start));
      return Optional.empty();
    } catch (MarketDataException e) {
      LOG.log(System.Logger.Level.WARNING, "bars of {0}: {1}", symbols.get(i), e.getMessage());
      return Optional.of("no bars come: " + e.getMessage());
    }
  }

  private Optional<String> idle(Instant now) {
    try {
      return grid.calendar().closedBecause(now);
    } catch (MarketDataException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> stale(Instant now, long due) {
    long seen = moments.newestSeen();
    return idle(now).isEmpty() && due - seen >= STALE_BARS && due >= 0
        ? Optional.of(
            "the data is stale: the newest bar is %s, and %s bars should have come since"
                .formatted(
                    seen < 0 ? "none" : "that of " + Instant.ofEpochMilli(grid.startMillis(seen)),
                    due - Math.max(seen, moments.firstWanted() - 1)))
        : Optional.empty();
  }

  @Override
  public int symbol() {
    return symbol;
  }

  @Override
  public long startMillis() {
    return standing[symbol].start().toEpochMilli();
  }

  @Override
  public double openPrice() {
    return standing[symbol].open();
  }

  @Override
  public double highPrice() {
    return standing[symbol].high();
  }

  @Override
  public double lowPrice() {
    return standing[symbol].low();
  }

  @Override
  public double closePrice() {
    return standing[symbol].close();
  }

  @Override
  public double volume() {
    return standing[symbol].volume();
  }

  @Override
  public void close() {
    polling.source().close();
  }
}
