package io.orrery.broker.simulated;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.testkit.Samples;
import io.orrery.trade.Side;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import java.math.BigDecimal;
import java.util.Optional;

/** Orders of a session, numbered from 1. */
final class Orders {

  private final Session session;
  private long number;

  Orders(Session session) {
    this.session = session;
  }

  static Price price(String price) {
    return new Price(new BigDecimal(price));
  }

  Minted<OrderIntended> of(
      Symbol symbol, Side side, BigDecimal qty, OrderType type, TimeInForce timeInForce) {
    OrderTicket ticket =
        new OrderTicket(
            symbol,
            side,
            new Quantity(qty),
            type,
            timeInForce,
            new CurrencyCode("USD"),
            OrderCause.SIGNAL,
            Optional.empty(),
            Optional.empty());
    ClientOrderId id = ClientOrderId.of(session.id(), ++number);
    return session.mint(OrderIntended.of(Order.minted(id, ticket, Samples.NOW)));
  }
}
