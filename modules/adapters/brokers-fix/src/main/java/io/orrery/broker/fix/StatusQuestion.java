package io.orrery.broker.fix;

import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import java.math.BigDecimal;
import java.util.Optional;
import quickfix.field.CumQty;

/** What became of one order (35=H). */
final class StatusQuestion extends Question<Optional<BrokerOrder>> {

  private final ClientOrderId order;
  private final OrderBook book;

  StatusQuestion(String name, ClientOrderId order, OrderBook book) {
    super(name);
    this.order = order;
    this.book = book;
  }

  boolean isAbout(ClientOrderId other) {
    return order.equals(other);
  }

  @Override
  void read(String type, FixFields fields) {
    if (ExecutionReports.isUnknown(fields)) {
      complete(Optional.empty());
      return;
    }
    if (!OrderNames.orderOf(fields).equals(Optional.of(order))) {
      throw new IllegalArgumentException("it must be about order " + order + ", is not");
    }
    BigDecimal filled = fields.requiredDecimal(CumQty.FIELD);
    complete(Optional.of(ExecutionReports.order(fields, book.executions(order, filled))));
  }
}
