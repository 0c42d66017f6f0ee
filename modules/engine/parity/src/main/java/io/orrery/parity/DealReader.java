package io.orrery.parity;

import io.orrery.basics.OrderId;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.order.OrderChange;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReported;
import io.orrery.trade.Direction;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what one session did: its orders with what was heard of them, fills that belong to none of
 * these (a run records no orders), then the events that say on which bars it was decided. Each
 * ledger is read once, as a stream; what is kept is bounded by the deals. Of use once, to one
 * thread.
 */
public final class DealReader {

  /** Most deals of a side. */
  public static final int MOST = 500_000;

  private final RecordedSession session;
  private final Map<ClientOrderId, Order> orders = new LinkedHashMap<>();
  private final Map<String, List<Trade>> fills = new LinkedHashMap<>();
  private final Set<Validity> validities = new LinkedHashSet<>();
  private long foreign;

  private DealReader(RecordedSession session) {
    this.session = session;
  }

  /**
   * Reads a session.
   *
   * @throws IllegalArgumentException if it has more than {@value #MOST} deals
   * @throws io.orrery.trade.LedgerException if a record is damaged
   */
  public static ComparedSession read(RecordedSession session) {
    DealReader reader = new DealReader(session);
    reader.readOrders();
    reader.readTrades();
    return reader.compared();
  }

  private Selection own() {
    return Selection.all().withSession(session.session().id());
  }

  private void readOrders() {
    OrderHistory history = session.archive().orders();
    history.scan(
        own(),
        0,
        scanned -> {
          if (scanned.type().equals("order_intended")) {
            Fact fact = scanned.record().fact();
            history
                .typed(OrderIntended.class, fact)
                .map(OrderIntended::order)
                .ifPresent(this::keep);
          } else if (scanned.type().equals("order_reported")) {
            Fact fact = scanned.record().fact();
            history.typed(OrderReported.class, fact).ifPresent(this::take);
          }
          return true;
        });
  }

  private void keep(Order order) {
    orders.put(order.id(), order);
    requireBounded();
  }

  private void take(OrderReported reported) {
    Order order = orders.get(reported.clientOrderId());
    if (order == null) {
      foreign++;
    } else if (order.after(reported.report()) instanceof OrderChange.Changed changed) {
      orders.put(order.id(), changed.order());
    }
  }

  private void readTrades() {
    Set<OrderId> known = new HashSet<>();
    orders.values().forEach(order -> order.orderId().ifPresent(known::add));
    session
        .archive()
        .trades()
        .scan(
            own(),
            0,
            scanned -> {
              Recorded<Trade> record = scanned.record();
              validities.add(record.provenance().validity());
              if (record.fact().orderId().filter(known::contains).isEmpty()) {
                keep(record.fact(), record.seq());
              }
              return true;
            });
  }

  private void keep(Trade trade, long seq) {
    String name = trade.orderId().map(OrderId::value).orElse("trade-" + seq);
    fills.computeIfAbsent(name, each -> new ArrayList<>()).add(trade);
    requireBounded();
  }

  private void requireBounded() {
    if (orders.size() + fills.size() > MOST) {
      throw new IllegalArgumentException(
          "at most %d deals of a session are compared at once, and %s has more"
              .formatted(MOST, session.address()));
    }
  }

  private ComparedSession compared() {
    List<Draft> drafts = new ArrayList<>();
    orders.values().forEach(order -> drafts.add(Draft.of(order)));
    fills.forEach(
        (name, trades) ->
            drafts.add(Draft.of(name, trades, session.session().assumptions().latency())));
    DecisionEvents events = DecisionEvents.read(session.archive().events(), own(), drafts);
    List<Deal> deals = new ArrayList<>(events.denied());
    drafts.forEach(draft -> deals.add(draft.deal()));
    return new ComparedSession(
        session.session().id(),
        session.run(),
        session.session().opened().provenance().lineageId(),
        events.recording(),
        validities.isEmpty()
            ? session.session().opened().provenance().validity()
            : Validity.weakest(validities),
        session.session().assumptions(),
        events.strategies(),
        covered(deals),
        deals,
        notes());
  }

  private Optional<Span> covered(List<Deal> deals) {
    Optional<Instant> first = valued(Direction.OLDEST_FIRST);
    Optional<Instant> last = valued(Direction.NEWEST_FIRST);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    Span span = new Span(first.get(), first.get()).with(last.get());
    for (Deal deal : deals) {
      span = span.with(deal.decidedAt().orElseGet(deal::time));
    }
    return Optional.of(span);
  }

  private Optional<Instant> valued(Direction direction) {
    return session.archive().equity().select(own(), direction, 0, 1).stream()
        .findFirst()
        .map(point -> point.fact().observedAt());
  }

  private List<String> notes() {
    return foreign == 0
        ? List.of()
        : List.of("%d reports of orders of earlier sessions are left out".formatted(foreign));
  }
}
