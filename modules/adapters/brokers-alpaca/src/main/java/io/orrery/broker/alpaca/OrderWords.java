package io.orrery.broker.alpaca;

import io.orrery.basics.Check;
import io.orrery.basics.Decimals;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerOrder;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderStatus;
import io.orrery.order.OrderType;
import io.orrery.order.Position;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Our words for orders and positions, and Alpaca's. */
final class OrderWords {

  private static final String CURRENCY = "USD";

  private OrderWords() {}

  /** Why Alpaca cannot be asked for such an order; empty if it can. */
  static Optional<String> flaw(OrderIntended order) {
    if (!order.currency().value().equals(CURRENCY)) {
      return Optional.of(
          "an order at Alpaca must be in USD, %s was in %s"
              .formatted(order.clientOrderId(), order.currency()));
    }
    return order.symbol().value().contains("/")
        ? Optional.of(
            "an order at Alpaca must be for shares, %s was for %s, whose position comes back under"
                    .formatted(order.clientOrderId(), order.symbol())
                + " another name")
        : Optional.empty();
  }

  /** An order as Alpaca wants it; all numbers as texts. */
  static Messages.NewOrder written(OrderIntended order) {
    return new Messages.NewOrder(
        order.symbol().value(),
        order.qty().toString(),
        order.side().name().toLowerCase(Locale.ROOT),
        type(order.orderType()),
        order.timeInForce().name().toLowerCase(Locale.ROOT),
        order.orderType().limit().map(Price::toString).orElse(null),
        order.orderType().stop().map(Price::toString).orElse(null),
        order.clientOrderId().value());
  }

  private static String type(OrderType type) {
    if (type instanceof OrderType.StopLimit) {
      return "stop_limit";
    } else if (type instanceof OrderType.Stop) {
      return "stop";
    }
    return type instanceof OrderType.Limit ? "limit" : "market";
  }

  /**
   * An order as Alpaca tells of it.
   *
   * @throws BrokerException if it lacks what every order has
   */
  static BrokerOrder read(Messages.Order order) {
    String name = "order " + Check.shown(String.valueOf(order.id()));
    if (order.qty() == null && order.notional() != null) {
      throw new BrokerException(name + " must be of a quantity, was of an amount of money");
    }
    BigDecimal qty = value(name + " qty", order.qty(), OrderWords::decimal);
    BigDecimal filled = value(name + " filled_qty", order.filledQty(), OrderWords::decimal);
    String status = value(name + " status", order.status(), Function.identity());
    boolean fits = filled.signum() >= 0 && filled.compareTo(qty) <= 0;
    OrderStatus known = fits ? status(status, qty, filled) : OrderStatus.UNKNOWN;
    BrokerOrder told =
        new BrokerOrder(
            Optional.ofNullable(order.clientOrderId()),
            value(name + " id", order.id(), OrderId::new),
            value(name + " symbol", order.symbol(), Symbol::new),
            value(name + " side", order.side(), OrderWords::side),
            value(name + " qty", order.qty(), text -> new Quantity(decimal(text))),
            filled,
            known,
            List.of(),
            reason(order, known, filled));
    return told.withAveragePrice(
        Optional.ofNullable(order.filledAvgPrice())
            .map(text -> value(name + " filled_avg_price", text, OrderWords::decimal)));
  }

  private static Optional<String> reason(
      Messages.Order order, OrderStatus known, BigDecimal filled) {
    if (known == OrderStatus.UNKNOWN) {
      return Optional.of(
          "Alpaca says that it is %s with %s of %s filled"
              .formatted(
                  Check.shown(String.valueOf(order.status())),
                  filled.toPlainString(),
                  Check.shown(String.valueOf(order.qty()))));
    }
    return known == OrderStatus.REPLACED
        ? Optional.ofNullable(order.replacedBy())
            .map(other -> "replaced by order " + Check.shown(other))
        : Optional.of("Alpaca says that it is " + Check.shown(String.valueOf(order.status())));
  }

  /** Where an order is, by Alpaca's word for it; UNKNOWN for a word that is not listed. */
  private static OrderStatus status(String word, BigDecimal qty, BigDecimal filled) {
    boolean all = filled.compareTo(qty) == 0;
    boolean some = filled.signum() > 0;
    OrderStatus working = some ? OrderStatus.PARTIALLY_FILLED : OrderStatus.NEW;
    OrderStatus status =
        switch (word) {
          case "new",
              "accepted",
              "pending_new",
              "accepted_for_bidding",
              "held",
              "stopped",
              "suspended",
              "calculated",
              "done_for_day",
              "partially_filled",
              "pending_replace" ->
              all ? OrderStatus.UNKNOWN : working;
          case "pending_cancel" -> all ? OrderStatus.UNKNOWN : OrderStatus.PENDING_CANCEL;
          case "filled" -> all ? OrderStatus.FILLED : OrderStatus.UNKNOWN;
          case "canceled" -> OrderStatus.CANCELED;
          case "expired" -> OrderStatus.EXPIRED;
          case "replaced" -> OrderStatus.REPLACED;
          case "rejected" -> some ? OrderStatus.UNKNOWN : OrderStatus.REJECTED;
          default -> OrderStatus.UNKNOWN;
        };
    boolean endedWhole = all && status.isOver() && status != OrderStatus.FILLED;
    return endedWhole ? OrderStatus.UNKNOWN : status;
  }

  /**
   * A position as Alpaca tells of it.
   *
   * @throws BrokerException if it lacks what every position has
   */
  static Position position(Messages.Position position) {
    String name = "position " + Check.shown(String.valueOf(position.symbol()));
    BigDecimal qty = value(name + " qty", position.qty(), OrderWords::decimal);
    boolean owed = "short".equals(position.side());
    if (!owed && !"long".equals(position.side())) {
      throw new BrokerException(
          "%s side must be long or short, was %s"
              .formatted(name, Check.shown(String.valueOf(position.side()))));
    }
    if (owed != qty.signum() < 0 || qty.signum() == 0) {
      throw new BrokerException(
          "%s must be above zero if it is long and below if it is short, %s was %s"
              .formatted(name, position.side(), qty.toPlainString()));
    }
    return new Position(
        value(name + " symbol", position.symbol(), Symbol::new),
        qty,
        Optional.ofNullable(position.avgEntryPrice())
            .map(text -> value(name + " avg_entry_price", text, OrderWords::decimal)));
  }

  /**
   * A member that must be there.
   *
   * @throws BrokerException if it is missing, or {@code reader} refuses it
   */
  static <T> T value(String name, @Nullable String text, Function<String, T> reader) {
    if (text == null) {
      throw new BrokerException(name + " must be there, was missing");
    }
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new BrokerException(name + ": " + e.getMessage());
    }
  }

  static BigDecimal decimal(String text) {
    return Decimals.parse("a number of Alpaca", text);
  }

  /** A moment with its offset, such as {@code 2024-05-06T13:30:00.123456789-04:00}. */
  static Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "a moment of Alpaca must be one of RFC 3339, was " + Check.shown(text), e);
    }
  }

  private static Side side(String word) {
    return switch (word) {
      case "buy" -> Side.BUY;
      case "sell", "sell_short" -> Side.SELL;
      default ->
          throw new IllegalArgumentException("side must be buy or sell, was " + Check.shown(word));
    };
  }
}
