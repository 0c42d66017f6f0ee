package io.orrery.trading;

import io.orrery.order.BrokerOrder;
import io.orrery.order.Execution;
import io.orrery.order.Order;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what a broker answers when it is asked about an order into reports about it. */
final class BrokerAnswers {

  private static final String LOOKED_UP = "the broker says so when asked";

  private final Order known;
  private final BrokerOrder found;
  private final Instant now;

  BrokerAnswers(Order known, BrokerOrder found, Instant now) {
    this.known = known;
    this.found = found;
    this.now = now;
  }

  /** The reports that lead from what is known to what was found; empty if nothing is new. */
  List<OrderReport> reports() {
    List<OrderReport> reports = new ArrayList<>();
    if (found.status() != OrderStatus.REJECTED && known.orderId().isEmpty()) {
      reports.add(new OrderReport.Accepted(known.id(), now, found.orderId()));
    }
    for (Execution each : found.executions()) {
      if (isNew(each)) {
        reports.add(new OrderReport.Executed(known.id(), each.executedAt(), each));
      }
    }
    end().ifPresent(reports::add);
    return reports;
  }

  /** What the broker cannot tell in detail; empty if it told all. */
  Optional<Difference> untold() {
    BigDecimal told =
        found.executions().stream()
            .filter(this::isNew)
            .map(each -> each.qty().value())
            .reduce(known.filledQty(), BigDecimal::add);
    return told.compareTo(found.filledQty()) == 0
        ? Optional.empty()
        : Optional.of(
            new Difference(
                Difference.Kind.MISSING_EXECUTIONS,
                known.id().value(),
                Optional.of(told.toPlainString() + " filled"),
                Optional.of(found.filledQty().toPlainString() + " filled")));
  }

  private boolean isNew(Execution execution) {
    return known.executions().stream()
        .noneMatch(each -> each.executionId().equals(execution.executionId()));
  }

  /** A cancellation of which the broker knows nothing, or its refusal was missed. */
  private Optional<OrderReport> stillWorking() {
    return known.status() == OrderStatus.PENDING_CANCEL
        ? Optional.of(new OrderReport.CancelRejected(known.id(), now, "the broker goes on with it"))
        : Optional.empty();
  }

  private Optional<OrderReport> end() {
    String reason = found.reason().orElse(LOOKED_UP);
    return switch (found.status()) {
      case CANCELED -> Optional.of(new OrderReport.Canceled(known.id(), now, reason));
      case EXPIRED -> Optional.of(new OrderReport.Expired(known.id(), now, reason));
      case REPLACED -> Optional.of(new OrderReport.Replaced(known.id(), now, reason));
      case REJECTED -> Optional.of(new OrderReport.Rejected(known.id(), now, reason));
      case PENDING_CANCEL -> Optional.of(new OrderReport.CancelRequested(known.id(), now, reason));
      case NEW, PARTIALLY_FILLED -> stillWorking();
      case PENDING_NEW, FILLED, UNKNOWN -> Optional.empty();
    };
  }
}
