package io.orrery.runs;

import io.orrery.session.Agent;
import io.orrery.universe.Universe;

/** A trader on a thread of its own, for a session that employs it. */
public final class TradingAgent implements Agent {

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

  @Override
  public void stop() {
    trader.close();
  }

  @Override
  public String toString() {
    return thread.getName();
  }
}
