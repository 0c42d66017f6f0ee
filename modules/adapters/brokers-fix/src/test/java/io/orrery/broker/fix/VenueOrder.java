package io.orrery.broker.fix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An order in the books of a {@link ScriptedVenue}. */
final class VenueOrder {

  final String clOrdId;
  final String orderId;
  final String symbol;
  final String side;
  final BigDecimal qty;
  final List<String> executions = new ArrayList<>();
  BigDecimal cum = BigDecimal.ZERO;
  char status = 'A';

  VenueOrder(String clOrdId, String orderId, String symbol, String side, BigDecimal qty) {
    this.clOrdId = clOrdId;
    this.orderId = orderId;
    this.symbol = symbol;
    this.side = side;
    this.qty = qty;
  }

  boolean isOpen() {
    return "A016".indexOf(status) >= 0;
  }

  BigDecimal leaves() {
    return isOpen() ? qty.subtract(cum) : BigDecimal.ZERO;
  }
}
