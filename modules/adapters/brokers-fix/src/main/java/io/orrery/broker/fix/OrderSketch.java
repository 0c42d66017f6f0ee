package io.orrery.broker.fix;

import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderIntended;
import io.orrery.trade.Side;
import quickfix.field.OrderQty;

/** What FIX wants to hear of an order again whenever we ask about it. */
record OrderSketch(ClientOrderId id, Symbol symbol, Side side, Quantity qty) {

  static OrderSketch of(OrderIntended intent) {
    return new OrderSketch(intent.clientOrderId(), intent.symbol(), intent.side(), intent.qty());
  }

  /** What an order message or a report says; {@link IllegalArgumentException} if not enough. */
  static OrderSketch of(ClientOrderId id, FixFields message) {
    Quantity qty = new Quantity(message.requiredDecimal(OrderQty.FIELD));
    return new OrderSketch(id, message.symbol(), message.side(), qty);
  }
}
