package io.orrery.broker.fix;

import io.orrery.basics.Amount;
import io.orrery.basics.Mic;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CommType;
import quickfix.field.Commission;
import quickfix.field.CumQty;
import quickfix.field.ExecType;
import quickfix.field.LastMkt;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.LeavesQty;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;

/**
 * What an Execution Report (35=8) means. FIX 4.4, volume 4, appendix D says what each ExecType is;
 * what the house has no report for is a reason to look up all that is open.
 */
final class ExecutionReports {

  private static final Pattern MIC = Pattern.compile("[A-Z0-9]{4}");

  private ExecutionReports() {}

  /**
   * What was heard.
   *
   * @param report for the listener, if it is one
   * @param doubt why all that is open must be looked up, if it must
   */
  record Heard(Optional<OrderReport> report, Optional<String> doubt) {

    static Heard of(OrderReport report) {
      return new Heard(Optional.of(report), Optional.empty());
    }

    static Heard doubted(String reason) {
      return new Heard(Optional.empty(), Optional.of(reason));
    }

    static Heard nothing() {
      return new Heard(Optional.empty(), Optional.empty());
    }
  }

  /** Reads a report on {@code id} that was heard at {@code now}. */
  static Heard read(ClientOrderId id, FixFields fields, Instant now) {
    Instant at = fields.when(now);
    char type = fields.code(ExecType.FIELD);
    return switch (type) {
      case ExecType.NEW -> Heard.of(new OrderReport.Accepted(id, at, fields.orderId()));
      case ExecType.TRADE, ExecType.PARTIAL_FILL, ExecType.FILL ->
          Heard.of(new OrderReport.Executed(id, at, execution(fields, at)));
      case ExecType.CANCELED ->
          Heard.of(new OrderReport.Canceled(id, at, fields.reason("canceled")));
      case ExecType.REPLACED ->
          new Heard(
              Optional.of(new OrderReport.Replaced(id, at, fields.reason("replaced"))),
              Optional.of("order %s was replaced, which nobody here asked for".formatted(id)));
      case ExecType.PENDING_CANCEL ->
          Heard.of(new OrderReport.CancelRequested(id, at, fields.reason("pending cancel")));
      case ExecType.REJECTED -> Heard.of(new OrderReport.Rejected(id, at, rejection(fields)));
      case ExecType.EXPIRED -> Heard.of(new OrderReport.Expired(id, at, fields.reason("expired")));
      // pending new says nothing new of an order that is pending; a status was not asked for
      case ExecType.PENDING_NEW, ExecType.ORDER_STATUS -> Heard.nothing();
      default -> Heard.doubted(unusual(id, type, fields));
    };
  }

  private static Execution execution(FixFields fields, Instant at) {
    Execution execution =
        new Execution(
            fields.executionId(),
            new Quantity(fields.requiredDecimal(LastQty.FIELD)),
            new Price(fields.requiredDecimal(LastPx.FIELD)),
            commission(fields),
            at,
            fields.text(LastMkt.FIELD).filter(mic -> MIC.matcher(mic).matches()).map(Mic::new));
    return fields.decimal(CumQty.FIELD).map(execution::withCumQty).orElse(execution);
  }

  /** Only an amount of money is one; per unit or in percent it depends on what a venue counts. */
  private static Optional<Amount> commission(FixFields fields) {
    return fields.code(CommType.FIELD) == CommType.ABSOLUTE
        ? fields.decimal(Commission.FIELD).map(Amount::new)
        : Optional.empty();
  }

  private static String rejection(FixFields fields) {
    return fields.reason(
        "rejected, OrdRejReason " + fields.text(OrdRejReason.FIELD).orElse("not said"));
  }

  private static String unusual(ClientOrderId id, char type, FixFields fields) {
    String name =
        switch (type) {
          case ExecType.DONE_FOR_DAY -> "done for day";
          case ExecType.STOPPED -> "stopped: its price is guaranteed, it is not filled";
          case ExecType.SUSPENDED -> "suspended";
          case ExecType.CALCULATED -> "calculated";
          case ExecType.RESTATED -> "restated by the counterparty";
          case ExecType.PENDING_REPLACE -> "pending replace";
          case ExecType.TRADE_CORRECT -> "corrected: an earlier execution is not what it was";
          case ExecType.TRADE_CANCEL -> "relieved of an execution that was cancelled";
          default -> "reported with ExecType " + (type == 0 ? "missing" : String.valueOf(type));
        };
    return "order %s was %s (%s)".formatted(id, name, fields.reason("no text"));
  }

  /** Whether an answer to a question says that there is no such order. */
  static boolean isUnknown(FixFields fields) {
    return fields.code(OrdStatus.FIELD) == OrdStatus.REJECTED
        && fields.text(OrdRejReason.FIELD).equals(Optional.of("5"));
  }

  /** The order of an answer to a question, with the fills that were heard of. */
  static BrokerOrder order(FixFields fields, List<Execution> executions) {
    BigDecimal filled = fields.requiredDecimal(CumQty.FIELD);
    BrokerOrder told =
        new BrokerOrder(
            name(fields),
            fields.orderId(),
            fields.symbol(),
            fields.side(),
            new Quantity(ordered(fields, filled)),
            filled,
            status(fields, filled),
            executions,
            fields.text(quickfix.field.Text.FIELD).map(FixLog::oneLine));
    return told.withAveragePrice(fields.decimal(AvgPx.FIELD).filter(price -> price.signum() > 0));
  }

  private static Optional<String> name(FixFields fields) {
    return OrderNames.orderOf(fields)
        .map(ClientOrderId::value)
        .or(() -> fields.text(ClOrdID.FIELD).map(FixLog::oneLine));
  }

  private static BigDecimal ordered(FixFields fields, BigDecimal filled) {
    return fields
        .decimal(OrderQty.FIELD)
        .orElseGet(() -> filled.add(fields.requiredDecimal(LeavesQty.FIELD)));
  }

  /** Where it is; what may still be filled counts as working. */
  static OrderStatus status(FixFields fields, BigDecimal filled) {
    OrderStatus working = filled.signum() == 0 ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
    return switch (fields.code(OrdStatus.FIELD)) {
      case OrdStatus.PENDING_NEW -> OrderStatus.PENDING_NEW;
      case OrdStatus.NEW,
          OrdStatus.PARTIALLY_FILLED,
          OrdStatus.DONE_FOR_DAY,
          OrdStatus.STOPPED,
          OrdStatus.SUSPENDED,
          OrdStatus.ACCEPTED_FOR_BIDDING,
          OrdStatus.PENDING_REPLACE ->
          working;
      case OrdStatus.CALCULATED -> isWhole(fields, filled) ? OrderStatus.FILLED : working;
      case OrdStatus.FILLED -> OrderStatus.FILLED;
      case OrdStatus.PENDING_CANCEL -> OrderStatus.PENDING_CANCEL;
      case OrdStatus.CANCELED -> OrderStatus.CANCELED;
      case OrdStatus.REPLACED -> OrderStatus.REPLACED;
      case OrdStatus.REJECTED -> OrderStatus.REJECTED;
      case OrdStatus.EXPIRED -> OrderStatus.EXPIRED;
      default ->
          throw new IllegalArgumentException(
              "field 39 must be a status of FIX 4.4 for order "
                  + fields.text(OrderID.FIELD).map(FixLog::oneLine).orElse("without a name"));
    };
  }

  private static boolean isWhole(FixFields fields, BigDecimal filled) {
    return ordered(fields, filled).compareTo(filled) == 0;
  }
}
