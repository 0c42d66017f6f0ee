package io.orrery.rest;

import io.orrery.basics.Amount;
import io.orrery.basics.Check;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Decimals;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.Mic;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.SourceName;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.trade.Origin;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import java.util.List;
import java.util.Optional;

/** Reads a fill that an outside system reports. */
final class TradeRequest {

  static final FlatObject.Shape SHAPE =
      new FlatObject.Shape(
          List.of(
              "symbol",
              "side",
              "qty",
              "price",
              "currency",
              "commission",
              "executed_at",
              "mic",
              "order_id",
              "execution_id",
              "strategy",
              "source"),
          List.of());

  private TradeRequest() {}

  static Trade read(FlatObject object, Optional<Origin> origin) {
    return new Trade(
        object.required("symbol", Symbol::new),
        object.required("side", TradeRequest::side),
        object.required("qty", text -> new Quantity(Decimals.parse("qty", text))),
        object.required("price", text -> new Price(Decimals.parse("price", text))),
        object.required("currency", CurrencyCode::new),
        object.optional("commission", text -> new Amount(Decimals.parse("commission", text))),
        object.required("executed_at", text -> Timestamps.parse("executed_at", text)),
        object.optional("mic", Mic::new),
        object.optional("order_id", OrderId::new),
        object.optional("execution_id", ExecutionId::new),
        object.optional("strategy", StrategyName::new),
        object.optional("source", SourceName::new),
        origin);
  }

  static Side side(String text) {
    return switch (text) {
      case "buy" -> Side.BUY;
      case "sell" -> Side.SELL;
      default ->
          throw new IllegalArgumentException("side must be buy or sell, was " + Check.shown(text));
    };
  }
}
