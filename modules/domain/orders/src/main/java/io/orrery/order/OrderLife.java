package io.orrery.order;

import io.orrery.order.OrderChange.Changed;
import io.orrery.order.OrderChange.Contradicted;
import io.orrery.order.OrderChange.Unchanged;
import io.orrery.order.OrderReport.Accepted;
import io.orrery.order.OrderReport.CancelRejected;
import io.orrery.order.OrderReport.CancelRequested;
import io.orrery.order.OrderReport.Canceled;
import io.orrery.order.OrderReport.Doubted;
import io.orrery.order.OrderReport.Executed;
import io.orrery.order.OrderReport.Expired;
import io.orrery.order.OrderReport.Rejected;
import io.orrery.order.OrderReport.Replaced;
import java.time.Instant;
import java.util.Optional;

/**
 * The state machine of an order: what each report means in each state. States and names are those
 * of FIX 4.4, volume 4, appendix D; a fill that is heard after the order's end still counts,
 * because reports may overtake each other.
 */
final class OrderLife {

  private final Order order;

  OrderLife(Order order) {
    this.order = order;
  }

  OrderChange after(OrderReport report) {
    if (report instanceof Accepted accepted) {
      return accepted(accepted);
    } else if (report instanceof Rejected rejected) {
      return rejected(rejected);
    } else if (report instanceof Executed executed) {
      return executed(executed);
    } else if (report instanceof CancelRequested requested) {
      return cancelRequested(requested);
    } else if (report instanceof CancelRejected refused) {
      return cancelRejected(refused);
    } else if (report instanceof Canceled canceled) {
      return ended(OrderStatus.CANCELED, canceled.reportedAt(), canceled.reason());
    } else if (report instanceof Replaced replaced) {
      return ended(OrderStatus.REPLACED, replaced.reportedAt(), replaced.reason());
    } else if (report instanceof Expired expired) {
      return ended(OrderStatus.EXPIRED, expired.reportedAt(), expired.reason());
    } else {
      return doubted((Doubted) report);
    }
  }

  private OrderChange accepted(Accepted report) {
    if (order.orderId().isPresent() && !order.orderId().get().equals(report.orderId())) {
      return new Contradicted(
          "order %s is %s at the broker, and was said to be %s as well"
              .formatted(order.id(), order.orderId().get(), report.orderId()));
    }
    Order named = order.named(report.orderId());
    return switch (order.status()) {
      case PENDING_NEW, UNKNOWN ->
          changed(named.with(working(named), report.reportedAt(), Optional.empty()));
      case REJECTED -> contradicted("accepted");
      default -> order.orderId().isPresent() ? unchanged("accepted") : changed(named);
    };
  }

  private OrderChange rejected(Rejected report) {
    return switch (order.status()) {
      case PENDING_NEW, NEW, PENDING_CANCEL, UNKNOWN ->
          order.executions().isEmpty()
              ? changed(order, OrderStatus.REJECTED, report.reportedAt(), report.reason())
              : contradicted("rejected");
      case REJECTED -> unchanged("rejected");
      default -> contradicted("rejected");
    };
  }

  private OrderChange executed(Executed report) {
    Execution execution = report.execution();
    for (Execution known : order.executions()) {
      if (known.executionId().equals(execution.executionId())) {
        return known.qty().equals(execution.qty()) && known.price().equals(execution.price())
            ? new Unchanged("execution %s is known".formatted(execution.executionId()))
            : new Contradicted(
                "execution %s of order %s was %s at %s, and was said to be %s at %s as well"
                    .formatted(
                        execution.executionId(),
                        order.id(),
                        known.qty(),
                        known.price(),
                        execution.qty(),
                        execution.price()));
      }
    }
    if (order.executions().stream().anyMatch(known -> known.covers(execution))) {
      return new Unchanged(
          "execution %s is among what was looked up of order %s in sum"
              .formatted(execution.executionId(), order.id()));
    }
    int rest =
        order.ticket().qty().value().compareTo(order.filledQty().add(execution.qty().value()));
    if (order.status() == OrderStatus.REJECTED || rest < 0) {
      return contradicted("filled by " + execution.qty());
    }
    OrderStatus next = rest == 0 ? OrderStatus.FILLED : partly();
    return changed(order.filled(execution, next, report.reportedAt()));
  }

  /** The status of an order that is filled in part by now. */
  private OrderStatus partly() {
    return switch (order.status()) {
      case CANCELED, REPLACED, EXPIRED, PENDING_CANCEL -> order.status();
      default -> OrderStatus.PARTIALLY_FILLED;
    };
  }

  private OrderChange cancelRequested(CancelRequested report) {
    return switch (order.status()) {
      case PENDING_NEW, NEW, PARTIALLY_FILLED ->
          changed(order, OrderStatus.PENDING_CANCEL, report.reportedAt(), report.reason());
      default -> unchanged("asked to be cancelled");
    };
  }

  private OrderChange cancelRejected(CancelRejected report) {
    return order.status() == OrderStatus.PENDING_CANCEL
        ? changed(order, working(order), report.reportedAt(), report.reason())
        : unchanged("not cancelled");
  }

  private OrderChange ended(OrderStatus end, Instant at, String reason) {
    return order.status().mayFill()
        ? changed(order, end, at, reason)
        : order.status() == OrderStatus.REJECTED
            ? contradicted(end.name().toLowerCase(java.util.Locale.ROOT))
            : unchanged("at its end");
  }

  private OrderChange doubted(Doubted report) {
    return order.status() == OrderStatus.PENDING_NEW || order.status() == OrderStatus.PENDING_CANCEL
        ? changed(order, OrderStatus.UNKNOWN, report.reportedAt(), report.reason())
        : unchanged("doubted");
  }

  /** The status of an order that the broker has and works on. */
  private static OrderStatus working(Order order) {
    return order.executions().isEmpty() ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
  }

  private static OrderChange changed(Order order, OrderStatus next, Instant at, String reason) {
    return changed(order.with(next, at, Optional.of(reason)));
  }

  private static OrderChange changed(Order next) {
    return new Changed(next);
  }

  private OrderChange unchanged(String heard) {
    return new Unchanged(
        "order %s is %s, and that it was %s says nothing new"
            .formatted(order.id(), order.status(), heard));
  }

  private OrderChange contradicted(String heard) {
    return new Contradicted(
        "order %s is %s with %s of %s filled, and was said to be %s"
            .formatted(
                order.id(),
                order.status(),
                order.filledQty().toPlainString(),
                order.ticket().qty(),
                heard));
  }
}
