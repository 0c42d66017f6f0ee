package io.orrery.broker.simulated;

import io.orrery.order.BrokerListener;
import io.orrery.order.OrderReport;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Reports on their way to the listener. They are told when the market stands still, one by one:
 * what the listener does upon one is reported behind those that wait.
 */
final class Outbox {

  private final Queue<OrderReport> waiting = new ArrayDeque<>();
  private boolean telling;

  void add(OrderReport report) {
    waiting.add(report);
  }

  void tell(BrokerListener listener) {
    if (telling) {
      return;
    }
    telling = true;
    try {
      for (OrderReport next = waiting.poll(); next != null; next = waiting.poll()) {
        listener.reported(next);
      }
    } finally {
      telling = false;
    }
  }

  /** What waits is never told. */
  void clear() {
    waiting.clear();
  }
}
