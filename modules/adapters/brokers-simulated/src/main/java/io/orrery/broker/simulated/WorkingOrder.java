package io.orrery.broker.simulated;

import io.orrery.basics.OrderId;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderStatus;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order that the simulated broker was given, and what became of it. */
final class WorkingOrder {

  final OrderIntended intent;
  final OrderId orderId;

  /** When it was given, by the market's time; nothing that began before fills it. */
  Instant decidedAt;

  /** When it is in the market. */
  Instant earliest;

  /** The number of the first bar of its symbol that it may meet. */
  long earliestBar;

  /** When an order for the day is over. */
  Optional<Instant> expires = Optional.empty();

  /** How many units may still be filled. */
  BigDecimal rest;

  /** Money set aside for it. */
  BigDecimal reserved = BigDecimal.ZERO;

  /** What its fills would cost without the minimum, and what they did cost. */
  BigDecimal commissionDue = BigDecimal.ZERO;

  BigDecimal commissionPaid = BigDecimal.ZERO;

  private final List<Execution> executions = new ArrayList<>();
  private OrderStatus status = OrderStatus.NEW;
  private Optional<String> reason = Optional.empty();
  private boolean awake;

  WorkingOrder(OrderIntended intent, Instant now) {
    this.intent = intent;
    this.orderId = new OrderId("sim:" + intent.clientOrderId());
    this.rest = intent.qty().value();
    this.decidedAt = now;
    this.earliest = now;
    this.awake = type().stop().isEmpty();
  }

  ClientOrderId id() {
    return intent.clientOrderId();
  }

  OrderType type() {
    return intent.orderType();
  }

  boolean isBuy() {
    return intent.side() == Side.BUY;
  }

  boolean isOver() {
    return status.isOver();
  }

  /** Whether what cannot be filled at once is given up. */
  boolean isAtOnce() {
    return intent.timeInForce() == TimeInForce.IOC || isWhole();
  }

  /** Whether it fills whole or not at all. */
  boolean isWhole() {
    return intent.timeInForce() == TimeInForce.FOK;
  }

  void delay(Duration latency, long bars) {
    earliest = decidedAt.plus(latency);
    earliestBar = bars;
  }

  /** Whether it is in the market on a bar. */
  boolean isThere(Instant start, long number) {
    return !isOver() && number >= earliestBar && !start.isBefore(earliest);
  }

  /** Whether its stop, if it has one, was hit. */
  boolean isAwake() {
    return awake;
  }

  void wake() {
    awake = true;
  }

  /** Whether {@code price} is as good as its limit or better; true if it has none. */
  boolean allows(BigDecimal price) {
    return type().limit().map(limit -> !isBeyond(price, limit.value())).orElse(true);
  }

  /** {@code price}, or its limit if that is better. */
  BigDecimal bounded(BigDecimal price) {
    return type().limit().filter(l -> isBeyond(price, l.value())).map(l -> l.value()).orElse(price);
  }

  private boolean isBeyond(BigDecimal price, BigDecimal limit) {
    return isBuy() ? price.compareTo(limit) > 0 : price.compareTo(limit) < 0;
  }

  /** Whether {@code price} hits its stop; false if it has none. */
  boolean isHitBy(BigDecimal price) {
    return type()
        .stop()
        .map(
            stop ->
                isBuy() ? price.compareTo(stop.value()) >= 0 : price.compareTo(stop.value()) <= 0)
        .orElse(false);
  }

  int parts() {
    return executions.size();
  }

  void filled(Execution execution) {
    executions.add(execution);
    rest = rest.subtract(execution.qty().value());
    status = rest.signum() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
  }

  void end(OrderStatus end, String why) {
    status = end;
    reason = Optional.of(why);
  }

  /** As the broker tells of it. */
  BrokerOrder told() {
    BigDecimal filled =
        executions.stream().map(e -> e.qty().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new BrokerOrder(
        Optional.of(id().value()),
        orderId,
        intent.symbol(),
        intent.side(),
        intent.qty(),
        filled,
        status,
        executions,
        reason);
  }
}
