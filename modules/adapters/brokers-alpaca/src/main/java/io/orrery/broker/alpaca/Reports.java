package io.orrery.broker.alpaca;

import io.orrery.order.BrokerListener;
import io.orrery.order.OrderReport;
import java.util.concurrent.locks.ReentrantLock;

/** Tells a listener one thing at a time, and survives one that throws. */
final class Reports {

  private static final System.Logger LOG = System.getLogger(Reports.class.getName());

  private final BrokerListener listener;
  private final ReentrantLock turn = new ReentrantLock(true);

  Reports(BrokerListener listener) {
    this.listener = listener;
  }

  void reported(OrderReport report) {
    tell(() -> listener.reported(report));
  }

  void resynchronize(String reason) {
    LOG.log(System.Logger.Level.WARNING, "what is open must be looked up: {0}", reason);
    tell(() -> listener.resynchronize(reason));
  }

  private void tell(Runnable news) {
    turn.lock();
    try {
      news.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a listener of Alpaca must not throw", e);
    } finally {
      turn.unlock();
    }
  }
}
