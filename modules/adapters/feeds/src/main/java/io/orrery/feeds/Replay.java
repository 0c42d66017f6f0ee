package io.orrery.feeds;

import io.orrery.basics.Symbol;
import io.orrery.market.MarketFeed;
import io.orrery.universe.Lineage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Another feed's bars at a pace: the first at once, and each later one when as much time has passed
 * since as the pace says. Time that the reader of the feed spends is not waited for again. It is a
 * feed of the same data, so its lineage is the other's.
 *
 * <p>An interrupt ends a wait at once. A clock that jumps makes no wait longer than the one between
 * two neighbouring bars.
 */
public final class Replay implements MarketFeed {

  private final MarketFeed feed;
  private final Pace pace;
  private final Clock clock;
  private final Sleeper sleeper;
  private boolean isStarted;
  private long lastStart;

  /** When the next bar would be due if it started with the last one. */
  private Instant due = Instant.EPOCH;

  /**
   * Paces {@code feed}, which is closed with this.
   *
   * @param clock says how much time has passed
   * @param sleeper waits
   */
  public Replay(MarketFeed feed, Pace pace, Clock clock, Sleeper sleeper) {
    this.feed = feed;
    this.pace = pace;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public boolean next() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the replay was told to stop");
    }
    if (!feed.next()) {
      return false;
    }
    if (!isStarted) {
      isStarted = true;
      due = clock.instant();
    } else if (feed.startMillis() != lastStart) {
      await(pace.waitFor(feed.startMillis() - lastStart));
    }
    lastStart = feed.startMillis();
    return true;
  }

  private void await(Duration step) throws InterruptedException {
    if (step.isZero()) {
      return;
    }
    due = due.plus(step);
    Instant now = clock.instant();
    Duration rest = Duration.between(now, due);
    if (rest.compareTo(step) > 0) {
      rest = step;
      due = now.plus(step);
    }
    if (!rest.isNegative() && !rest.isZero()) {
      sleeper.sleep(rest);
    }
  }

  @Override
  public List<Symbol> symbols() {
    return feed.symbols();
  }

  @Override
  public Lineage lineage() {
    return feed.lineage();
  }

  @Override
  public int symbol() {
    return feed.symbol();
  }

  @Override
  public long startMillis() {
    return feed.startMillis();
  }

  @Override
  public double openPrice() {
    return feed.openPrice();
  }

  @Override
  public double highPrice() {
    return feed.highPrice();
  }

  @Override
  public double lowPrice() {
    return feed.lowPrice();
  }

  @Override
  public double closePrice() {
    return feed.closePrice();
  }

  @Override
  public double volume() {
    return feed.volume();
  }

  @Override
  public void close() {
    feed.close();
  }
}
