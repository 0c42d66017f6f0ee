package io.orrery.backtest;

import io.orrery.basics.Symbol;
import io.orrery.market.MarketFeed;
import java.util.List;

/**
 * Drives a walk bar by bar from a feed, as a session does. A moment is settled as soon as its last
 * leg has come, or when the feed goes on to a later one. Of use to one thread.
 */
public final class FeedWalk {

  private final MarketFeed feed;
  private final Walk walk;
  private final int last;
  private long start = Long.MIN_VALUE;
  private boolean open;

  /**
   * Before the feed's next bar.
   *
   * @param walk before its first moment, its legs in the order of the feed's symbols
   * @throws IllegalArgumentException if they are not
   */
  public FeedWalk(MarketFeed feed, Walk walk) {
    List<Symbol> symbols = feed.symbols();
    if (!symbols.equals(walk.symbols())) {
      throw new IllegalArgumentException(
          "legs of a walk must be the symbols of its feed, %s, were %s"
              .formatted(symbols, walk.symbols()));
    }
    this.feed = feed;
    this.walk = walk;
    this.last = symbols.size() - 1;
  }

  /**
   * Waits for the next bar and takes it.
   *
   * @return false at the end of the feed; the last moment is then settled and the walk goes on if
   *     more is fed to it
   * @throws InterruptedException if the thread was told to stop while it waited; nothing was taken
   */
  public boolean step() throws InterruptedException {
    if (!feed.next()) {
      settle();
      return false;
    }
    if (feed.startMillis() != start) {
      settle();
      start = feed.startMillis();
      walk.begin(start);
      open = true;
    }
    walk.bar(
        feed.symbol(),
        feed.openPrice(),
        feed.highPrice(),
        feed.lowPrice(),
        feed.closePrice(),
        feed.volume());
    if (feed.symbol() == last) {
      settle();
    }
    return true;
  }

  private void settle() {
    if (open) {
      open = false;
      walk.settle();
    }
  }
}
