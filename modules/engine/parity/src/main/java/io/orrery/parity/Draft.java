package io.orrery.parity;

import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.order.Order;
import io.orrery.order.OrderCause;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A deal of which the bar that it was decided on is still looked for. Of use to one thread. */
final class Draft {

  private final Deal deal;
  private final Instant decidedBy;
  private Optional<Instant> decidedAt = Optional.empty();

  private Draft(Deal deal, Instant decidedBy) {
    this.deal = deal;
    this.decidedBy = decidedBy;
  }

  /** Of an order as it is recorded last. */
  static Draft of(Order order) {
    Optional<Instant> filledAt =
        order.executions().stream().map(each -> each.executedAt()).min(Comparator.naturalOrder());
    Deal deal =
        new Deal(
            order.id().value(),
            order.ticket().strategy(),
            order.ticket().symbol(),
            order.ticket().side(),
            Optional.of(order.ticket().cause()),
            outcome(order),
            order.filledQty().signum() > 0 ? Optional.empty() : order.reason(),
            Optional.empty(),
            Optional.of(order.createdAt()),
            filledAt,
            order.filledQty(),
            order.averagePrice());
    return new Draft(deal, order.createdAt());
  }

  /**
   * Of fills without an order on record.
   *
   * @param latency how long before a fill it was decided at least, if the session's model says
   */
  static Draft of(String name, List<Trade> fills, Optional<Duration> latency) {
    Trade first = fills.stream().min(Comparator.comparing(Trade::executedAt)).orElseThrow();
    BigDecimal qty =
        fills.stream().map(each -> each.qty().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal value =
        fills.stream()
            .map(each -> each.qty().value().multiply(each.price().value()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Deal deal =
        new Deal(
            name,
            first.strategy(),
            first.symbol(),
            first.side(),
            Optional.empty(),
            Deal.Outcome.FILLED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(first.executedAt()),
            qty,
            Optional.of(value.divide(qty, MathContext.DECIMAL128)));
    return new Draft(deal, first.executedAt().minus(latency.orElse(Duration.ZERO)));
  }

  /** What it is about. */
  Subject subject() {
    return new Subject(deal.strategy(), deal.symbol(), deal.side());
  }

  /** Whether a strategy's signal can have led to it. */
  boolean isOfASignal() {
    return deal.strategy().isPresent()
        && deal.cause().filter(cause -> cause != OrderCause.SIGNAL).isEmpty();
  }

  /** The latest moment at which it can have been decided. */
  Instant decidedBy() {
    return decidedBy;
  }

  /** The bar of a signal that can have led to it: the last one did. */
  void signalledAt(Instant bar) {
    if (decidedAt.isEmpty() || bar.isAfter(decidedAt.get())) {
      decidedAt = Optional.of(bar);
    }
  }

  Deal deal() {
    return new Deal(
        deal.name(),
        deal.strategy(),
        deal.symbol(),
        deal.side(),
        deal.cause(),
        deal.outcome(),
        deal.reason(),
        decidedAt,
        deal.orderedAt(),
        deal.filledAt(),
        deal.filledQty(),
        deal.averagePrice());
  }

  private static Deal.Outcome outcome(Order order) {
    if (order.filledQty().signum() > 0) {
      return order.filledQty().compareTo(order.ticket().qty().value()) < 0
          ? Deal.Outcome.PARTIALLY_FILLED
          : Deal.Outcome.FILLED;
    }
    return switch (order.status()) {
      case REJECTED -> Deal.Outcome.REJECTED;
      case CANCELED, REPLACED -> Deal.Outcome.CANCELED;
      case EXPIRED -> Deal.Outcome.EXPIRED;
      case UNKNOWN -> Deal.Outcome.UNKNOWN;
      default -> Deal.Outcome.WORKING;
    };
  }

  /**
   * What deals are about that can be the same.
   *
   * @param strategy what decided, if a strategy did
   * @param symbol what
   * @param side whether units come in or go out
   */
  record Subject(Optional<StrategyName> strategy, Symbol symbol, Side side) {}
}
