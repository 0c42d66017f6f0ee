package io.orrery.order;

import io.orrery.basics.OrderId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order as far as it is known. It never changes: {@link #after} answers another.
 *
 * @param id our name for it
 * @param ticket what was wanted
 * @param status where it is in its life
 * @param orderId the broker's name for it; empty until it said one
 * @param executions what was filled, in the order in which it was heard
 * @param createdAt when it was minted
 * @param changedAt when what is known last changed
 * @param reason why it is where it is, if somebody said
 */
public record Order(
    ClientOrderId id,
    OrderTicket ticket,
    OrderStatus status,
    Optional<OrderId> orderId,
    List<Execution> executions,
    Instant createdAt,
    Instant changedAt,
    Optional<String> reason) {

  /** Refuses a status that the executions contradict with {@link IllegalArgumentException}. */
  public Order {
    executions = List.copyOf(executions);
    BigDecimal filled = sum(executions);
    int all = filled.compareTo(ticket.qty().value());
    boolean fits =
        switch (status) {
          case PENDING_NEW, NEW, REJECTED -> filled.signum() == 0;
          case PARTIALLY_FILLED -> filled.signum() > 0 && all < 0;
          case FILLED -> all == 0;
          case PENDING_CANCEL, UNKNOWN -> all < 0;
          case CANCELED, REPLACED, EXPIRED -> all < 0;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "order %s cannot be %s with %s of %s filled"
              .formatted(id, status, filled.toPlainString(), ticket.qty()));
    }
  }

  /** An order that was just minted. */
  public static Order minted(ClientOrderId id, OrderTicket ticket, Instant now) {
    return new Order(
        id,
        ticket,
        OrderStatus.PENDING_NEW,
        Optional.empty(),
        List.of(),
        now,
        now,
        ticket.reason());
  }

  /** How many units were filled (FIX tag 14); 0 or above. */
  public BigDecimal filledQty() {
    return sum(executions);
  }

  /** How many units may still be filled (FIX tag 151); 0 if it is over. */
  public BigDecimal leavesQty() {
    return status.isOver() ? BigDecimal.ZERO : ticket.qty().value().subtract(filledQty());
  }

  /** Whether it ended before all of it was filled, though the broker had it. */
  public boolean isCutShort() {
    return status == OrderStatus.CANCELED
        || status == OrderStatus.EXPIRED
        || status == OrderStatus.REPLACED;
  }

  /** What a filled unit cost on average (FIX tag 6), 34 digits; empty if none was filled. */
  public Optional<BigDecimal> averagePrice() {
    BigDecimal filled = filledQty();
    return filled.signum() == 0
        ? Optional.empty()
        : Optional.of(
            executions.stream()
                .map(each -> each.qty().value().multiply(each.price().value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(filled, MathContext.DECIMAL128));
  }

  /**
   * What a report means for it, by the one table of the house.
   *
   * @throws IllegalArgumentException if the report is about another order
   */
  public OrderChange after(OrderReport report) {
    if (!report.order().equals(id)) {
      throw new IllegalArgumentException(
          "a report for order %s must be about it, was about %s".formatted(id, report.order()));
    }
    return new OrderLife(this).after(report);
  }

  Order with(OrderStatus next, Instant at, Optional<String> why) {
    return new Order(id, ticket, next, orderId, executions, createdAt, at, why);
  }

  Order named(OrderId name) {
    return new Order(
        id, ticket, status, Optional.of(name), executions, createdAt, changedAt, reason);
  }

  Order filled(Execution execution, OrderStatus next, Instant at) {
    List<Execution> all = new ArrayList<>(executions);
    all.add(execution);
    return new Order(id, ticket, next, orderId, all, createdAt, at, Optional.empty());
  }

  private static BigDecimal sum(List<Execution> executions) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Execution each : executions) {
      sum = sum.add(each.qty().value());
    }
    return sum;
  }
}
