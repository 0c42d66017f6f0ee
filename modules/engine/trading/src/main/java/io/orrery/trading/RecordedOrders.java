package io.orrery.trading;

import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.order.OrderChange;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderReported;
import io.orrery.trade.LedgerException;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.Selection;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger of orders says: which orders may still be filled, and what is held. Read once,
 * when a session opens.
 */
final class RecordedOrders {

  /** Fills of an order that ended before so many others did are not looked for. */
  private static final int REMEMBERED = 1_000;

  private final OrderHistory history;
  private final RiskMemory memory;
  private final Map<ClientOrderId, Order> working = new LinkedHashMap<>();
  private final Map<ClientOrderId, Order> ended =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientOrderId, Order> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Portfolio portfolio = new Portfolio();
  private final OrderRequests requests;
  private @Nullable AccountAdopted adopted;
  private @Nullable OrderRequested requested;

  private RecordedOrders(OrderHistory history, RiskMemory memory, OrderRequests requests) {
    this.history = history;
    this.memory = memory;
    this.requests = requests;
  }

  /**
   * Reads all sessions' orders.
   *
   * @param memory is told of every order and every fact of the risk rules
   * @param requests is told of every request that led to an order
   * @throws LedgerException if a record is damaged, or one does not follow from those before it
   */
  static RecordedOrders read(OrderHistory history, RiskMemory memory, OrderRequests requests) {
    RecordedOrders read = new RecordedOrders(history, memory, requests);
    history.scan(
        Selection.all(),
        0,
        scanned -> {
          read.take(scanned.record());
          return true;
        });
    requests.restored();
    return read;
  }

  /** The orders whose end is not recorded, oldest first. */
  List<Order> working() {
    return List.copyOf(working.values());
  }

  /** The newest of those that ended before they were filled, oldest first. */
  List<Order> cutShort() {
    return List.copyOf(ended.values());
  }

  /** What is held. */
  Portfolio portfolio() {
    return portfolio;
  }

  /** What an account was taken over with; empty if none ever was. */
  Optional<AccountAdopted> adopted() {
    return Optional.ofNullable(adopted);
  }

  private void take(Recorded<? extends Fact> record) {
    Fact fact = record.fact();
    Optional<OrderReported> reported = history.typed(OrderReported.class, fact);
    if (reported.isPresent()) {
      take(reported.get());
      return;
    }
    history.typed(OrderIntended.class, fact).ifPresent(this::take);
    history.typed(OrderRequested.class, fact).ifPresent(each -> requested = each);
    history
        .typed(AccountAdopted.class, fact)
        .ifPresent(each -> take(each, record.provenance().sessionId()));
    memory.take(fact);
  }

  private void take(OrderIntended intent) {
    Order order = intent.order();
    working.put(order.id(), order);
    memory.minted(order);
    OrderRequested before = requested;
    if (before != null && before.clientOrderId().equals(order.id())) {
      requests.remember(before);
    }
    requested = null;
  }

  private void take(OrderReported reported) {
    if (reported.report() instanceof OrderReport.Executed executed) {
      portfolio.fill(
          reported.clientOrderId().sessionId(),
          reported.symbol(),
          reported.side(),
          executed.execution());
    }
    Order order = working.get(reported.clientOrderId());
    if (order == null) {
      order = ended.get(reported.clientOrderId());
    }
    if (order != null) {
      OrderChange change = order.after(reported.report());
      if (!(change instanceof OrderChange.Changed changed)) {
        throw notFollowing(reported);
      }
      keep(changed.order());
    }
  }

  private void keep(Order order) {
    working.remove(order.id());
    ended.remove(order.id());
    if (!order.status().isOver()) {
      working.put(order.id(), order);
    } else if (order.isCutShort()) {
      ended.put(order.id(), order);
    }
  }

  private void take(AccountAdopted begun, SessionId session) {
    adopted = begun;
    portfolio.begin(session, begun.positions(), Optional.of(begun.cash()));
  }

  private static LedgerException notFollowing(OrderReported reported) {
    return new LedgerException(
        "the report of order %s (%s) does not follow from the records before it"
            .formatted(reported.clientOrderId(), reported.status()));
  }
}
