package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Decimals;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads an order that a person wants. */
final class OrderRequest {

  static final FlatObject.Shape SHAPE =
      new FlatObject.Shape(
          List.of(
              "symbol",
              "side",
              "qty",
              "type",
              "limit_price",
              "stop_price",
              "time_in_force",
              "currency",
              "reason"),
          List.of());

  private OrderRequest() {}

  /** {@code currency} is asked for that of the account if the order names none. */
  static OrderTicket read(FlatObject object, Supplier<CurrencyCode> currency) {
    return new OrderTicket(
        object.required("symbol", Symbol::new),
        object.required("side", TradeRequest::side),
        object.required("qty", text -> new Quantity(Decimals.parse("qty", text))),
        type(object),
        object.optional("time_in_force", OrderRequest::timeInForce).orElse(TimeInForce.DAY),
        object.optional("currency", CurrencyCode::new).orElseGet(currency),
        OrderCause.MANUAL,
        Optional.empty(),
        Optional.of(object.required("reason", ActRequest::reason)));
  }

  private static OrderType type(FlatObject object) {
    String type = object.required("type", text -> text);
    return switch (type) {
      case "market" -> {
        refusePrice(object, "limit_price", type);
        refusePrice(object, "stop_price", type);
        yield new OrderType.Market();
      }
      case "limit" -> {
        refusePrice(object, "stop_price", type);
        yield new OrderType.Limit(price(object, "limit_price"));
      }
      case "stop" -> {
        refusePrice(object, "limit_price", type);
        yield new OrderType.Stop(price(object, "stop_price"));
      }
      case "stop_limit" ->
          new OrderType.StopLimit(price(object, "stop_price"), price(object, "limit_price"));
      default ->
          throw ProblemException.ofField(
              ProblemType.INVALID_BODY,
              "type",
              "type must be market, limit, stop or stop_limit, was " + Check.shown(type));
    };
  }

  private static Price price(FlatObject object, String field) {
    return object.required(field, text -> new Price(Decimals.parse(field, text)));
  }

  private static void refusePrice(FlatObject object, String field, String type) {
    if (object.texts().containsKey(field)) {
      throw ProblemException.ofField(
          ProblemType.INVALID_BODY,
          field,
          "%s must not be there with type %s, was".formatted(field, type));
    }
  }

  private static TimeInForce timeInForce(String text) {
    return switch (text) {
      case "day" -> TimeInForce.DAY;
      case "gtc" -> TimeInForce.GTC;
      case "ioc" -> TimeInForce.IOC;
      case "fok" -> TimeInForce.FOK;
      default ->
          throw new IllegalArgumentException(
              "time_in_force must be day, gtc, ioc or fok, was " + Check.shown(text));
    };
  }
}
