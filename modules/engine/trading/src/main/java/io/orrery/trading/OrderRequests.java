package io.orrery.trading;

import io.orrery.basics.IdempotencyKey;
import io.orrery.session.RequestInFlightException;
import io.orrery.trade.Origin;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Which requests led to which orders. The ledger of orders is the memory: this is restored from it
 * when a session opens, and knows nothing before. Safe for use by many threads.
 */
final class OrderRequests {

  private final Map<IdempotencyKey, OrderRequested> known = new ConcurrentHashMap<>();
  private final Set<IdempotencyKey> inFlight = ConcurrentHashMap.newKeySet();
  private volatile boolean isRead;

  /**
   * Lets a request place its order unless it did before.
   *
   * @param placing remembers the request as soon as it is on record; if it denies or throws, the
   *     key is as if the request had not come
   * @throws RequestInFlightException if a request under the same key has not ended
   * @throws RequestsUnreadException if the ledger was not read yet
   */
  Placement once(Origin origin, Supplier<Placement> placing) {
    IdempotencyKey key = origin.idempotencyKey();
    if (!inFlight.add(key)) {
      throw new RequestInFlightException(key);
    }
    try {
      if (!isRead) {
        throw new RequestsUnreadException(key);
      }
      OrderRequested first = known.get(key);
      return first == null ? placing.get() : again(origin, first);
    } finally {
      inFlight.remove(key);
    }
  }

  private static Placement again(Origin origin, OrderRequested first) {
    return first.origin().equals(origin)
        ? new Placement.Replayed(first.clientOrderId())
        : new Placement.Conflicting(
            "the body under Idempotency-Key '%s' must be what it was at first, but differs from that of order %s"
                .formatted(origin.idempotencyKey(), first.clientOrderId()));
  }

  /** The request and its order are on record. */
  void remember(OrderRequested requested) {
    known.putIfAbsent(requested.origin().idempotencyKey(), requested);
  }

  /** All that is on record is remembered. */
  void restored() {
    isRead = true;
  }
}
