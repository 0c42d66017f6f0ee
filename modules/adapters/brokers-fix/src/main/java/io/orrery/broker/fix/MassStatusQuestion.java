package io.orrery.broker.fix;

import io.orrery.order.BrokerOrder;
import io.orrery.order.Execution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import quickfix.field.CumQty;
import quickfix.field.LastRptRequested;
import quickfix.field.TotNumReports;

/** All orders of the account (35=AF). */
final class MassStatusQuestion extends Question<List<BrokerOrder>> {

  private final OrderBook book;
  private final List<BrokerOrder> orders = new ArrayList<>();

  MassStatusQuestion(String name, OrderBook book) {
    super(name);
    this.book = book;
  }

  @Override
  void read(String type, FixFields fields) {
    Optional<BigDecimal> total = fields.decimal(TotNumReports.FIELD);
    boolean isNone =
        ExecutionReports.isUnknown(fields)
            || total.filter(count -> count.signum() == 0).isPresent();
    if (!isNone) {
      add(fields);
    }
    boolean isLast = fields.text(LastRptRequested.FIELD).equals(Optional.of("Y"));
    boolean isAll = total.filter(count -> count.intValue() == orders.size()).isPresent();
    if (isNone || isLast || isAll) {
      complete(List.copyOf(orders));
    }
  }

  private void add(FixFields fields) {
    BigDecimal filled = fields.requiredDecimal(CumQty.FIELD);
    List<Execution> heard =
        OrderNames.orderOf(fields).map(id -> book.executions(id, filled)).orElse(List.of());
    orders.add(ExecutionReports.order(fields, heard));
  }
}
