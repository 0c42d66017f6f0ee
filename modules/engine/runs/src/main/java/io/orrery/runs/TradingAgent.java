package io.orrery.runs;

import io.orrery.session.Agent;
import io.orrery.universe.Universe;

/** A trader on a thread of its own, for a session that employs it. */
public final class TradingAgent implements Agent {

  private static final long PATIENCE_MILLIS = 10_000;

  private final FeedTrader trader;
  private final Thread thread;

  /** Not begun yet. */
  public TradingAgent(Universe universe, FeedTrader trader) {
    this.trader = trader;
    this.thread = new Thread(trader, "orrery-market-" + universe);
    thread.setDaemon(true);
  }

  @Override
  public void start() {
    thread.start();
  }

  /**
   * Waits for the thread itself, not only for what it does. An observer that ends the session may
   * be on that thread, which cannot wait for itself.
   */
  @Override
  public void stop() {
    trader.close();
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return thread.getName();
  }
}
