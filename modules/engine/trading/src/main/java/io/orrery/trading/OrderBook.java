package io.orrery.trading;

import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The orders that a session knows: all that may still be filled, and the newest of those that are
 * over, because reports may come late. Written by one thread at a time, read by any.
 */
final class OrderBook {

  /** Reports of an order that ended before so many others did find nobody. */
  private static final int REMEMBERED = 10_000;

  private final Map<ClientOrderId, Order> working = new ConcurrentHashMap<>();
  private final Map<ClientOrderId, Order> over =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientOrderId, Order> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Takes an order as it is now. */
  void put(Order order) {
    if (order.status().isOver()) {
      working.remove(order.id());
      synchronized (over) {
        over.put(order.id(), order);
      }
    } else {
      working.put(order.id(), order);
    }
  }

  /** Forgets an order that never was: its intent could not be recorded. */
  void forget(ClientOrderId id) {
    working.remove(id);
  }

  Optional<Order> find(ClientOrderId id) {
    Order order = working.get(id);
    if (order != null) {
      return Optional.of(order);
    }
    synchronized (over) {
      return Optional.ofNullable(over.get(id));
    }
  }

  /** Those that ended before they were filled, as far as they are remembered, oldest first. */
  List<Order> cutShort() {
    synchronized (over) {
      return over.values().stream().filter(Order::isCutShort).toList();
    }
  }

  /** Those that may still be filled, in no order. */
  Collection<Order> working() {
    return List.copyOf(working.values());
  }
}
