package io.orrery.trading;

import io.orrery.basics.ExecutionId;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.order.OrderChange;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderReported;
import io.orrery.trade.Direction;
import io.orrery.trade.History;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fills that a crash kept out of the ledger of trades: their reports were on record already, and
 * are among the last so many.
 */
final class UntoldFills {

  private final UniverseArchive archive;
  private final Map<ClientOrderId, Order> orders = new HashMap<>();

  private UntoldFills(UniverseArchive archive) {
    this.archive = archive;
  }

  /** Puts them on record as trades. */
  static void record(UniverseArchive archive, DeskRecords records) {
    records.recordTrades(new UntoldFills(archive).find(), Optional.empty());
  }

  private List<DeskRecords.Heard> find() {
    Set<ExecutionId> traded = new HashSet<>();
    for (Recorded<Trade> each :
        archive.trades().select(Selection.all(), Direction.NEWEST_FIRST, 0, History.MAX_LIMIT)) {
      each.fact().executionId().ifPresent(traded::add);
    }
    List<OrderReported> untold = new ArrayList<>();
    OrderHistory history = archive.orders();
    for (Recorded<Fact> each :
        history.select(Selection.all(), Direction.NEWEST_FIRST, 0, History.MAX_LIMIT)) {
      history
          .typed(OrderReported.class, each.fact())
          .filter(report -> isUntold(report, traded))
          .ifPresent(untold::add);
    }
    return untold.isEmpty() ? List.of() : heard(untold);
  }

  private static boolean isUntold(OrderReported reported, Set<ExecutionId> traded) {
    return reported.report() instanceof OrderReport.Executed executed
        && !traded.contains(executed.execution().executionId());
  }

  private List<DeskRecords.Heard> heard(List<OrderReported> untold) {
    Set<ClientOrderId> wanted = new HashSet<>();
    untold.forEach(each -> wanted.add(each.clientOrderId()));
    OrderHistory history = archive.orders();
    history.scan(
        Selection.all(),
        0,
        scanned -> {
          follow(history, scanned.record().fact(), wanted);
          return true;
        });
    List<DeskRecords.Heard> heard = new ArrayList<>();
    for (int i = untold.size() - 1; i >= 0; i--) {
      OrderReported each = untold.get(i);
      Order order = orders.get(each.clientOrderId());
      if (order != null) {
        heard.add(new DeskRecords.Heard(order, each.report()));
      }
    }
    return heard;
  }

  private void follow(OrderHistory history, Fact fact, Set<ClientOrderId> wanted) {
    history
        .typed(OrderIntended.class, fact)
        .filter(intent -> wanted.contains(intent.clientOrderId()))
        .ifPresent(intent -> orders.put(intent.clientOrderId(), intent.order()));
    history
        .typed(OrderReported.class, fact)
        .ifPresent(
            reported -> {
              Order order = orders.get(reported.clientOrderId());
              if (order != null
                  && order.after(reported.report()) instanceof OrderChange.Changed changed) {
                orders.put(order.id(), changed.order());
              }
            });
  }
}
