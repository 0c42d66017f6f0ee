package io.orrery.trading;

import io.orrery.basics.ExecutionId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Sha256;
import io.orrery.order.BrokerOrder;
import io.orrery.order.Execution;
import io.orrery.order.Order;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what a broker answers when it is asked about an order into reports about it. */
final class BrokerAnswers {

  private static final int PRICE_SCALE = 10;
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
    inSum().ifPresent(each -> reports.add(new OrderReport.Executed(known.id(), now, each)));
    end().ifPresent(reports::add);
    return reports;
  }

  /**
   * What the broker tells in sum only, as one execution at what is left of the average price; empty
   * if it told all in detail, or no price.
   */
  private Optional<Execution> inSum() {
    BigDecimal told = told();
    BigDecimal rest = found.filledQty().subtract(told);
    if (rest.signum() <= 0 || found.averagePrice().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal paid =
        Stream.concat(known.executions().stream(), found.executions().stream().filter(this::isNew))
            .map(each -> each.qty().value().multiply(each.price().value()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal price =
        found
            .averagePrice()
            .get()
            .multiply(found.filledQty())
            .subtract(paid)
            .divide(rest, PRICE_SCALE, RoundingMode.HALF_EVEN);
    if (price.signum() <= 0) {
      return Optional.empty();
    }
    ExecutionId name =
        new ExecutionId(
            "sum-%s-%s"
                .formatted(
                    Sha256.of(known.id().value().getBytes(StandardCharsets.UTF_8))
                        .value()
                        .substring(0, 16),
                    found.filledQty().stripTrailingZeros().toPlainString()));
    return Optional.of(
        new Execution(
                name,
                new Quantity(rest),
                new Price(plain(price)),
                Optional.empty(),
                now,
                Optional.empty())
            .asSumUpTo(found.filledQty()));
  }

  private static BigDecimal plain(BigDecimal price) {
    BigDecimal shortest = price.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  private BigDecimal told() {
    return found.executions().stream()
        .filter(this::isNew)
        .map(each -> each.qty().value())
        .reduce(known.filledQty(), BigDecimal::add);
  }

  /** What the broker tells neither in detail nor in sum; empty if it told all. */
  Optional<Difference> untold() {
    BigDecimal told = told().add(inSum().map(each -> each.qty().value()).orElse(BigDecimal.ZERO));
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
