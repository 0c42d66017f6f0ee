package io.orrery.broker.fix;

import io.orrery.basics.Check;
import io.orrery.broker.fix.ExecutionReports.Heard;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderReport;
import io.orrery.universe.Universe;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import quickfix.field.Account;
import quickfix.field.CumQty;
import quickfix.field.CxlRejReason;
import quickfix.field.MsgType;

/**
 * Makes reports of what a counterparty says, and refuses what belongs to another account or
 * universe.
 */
final class FixReception {

  private static final System.Logger LOG = System.getLogger(FixReception.class.getName());

  private final Universe universe;
  private final FixConnection connection;
  private final OrderBook book;
  private final Clock clock;
  private final AtomicLong named = new AtomicLong();

  FixReception(Universe universe, FixConnection connection, OrderBook book, Clock clock) {
    this.universe = universe;
    this.connection = connection;
    this.book = book;
    this.clock = clock;
  }

  /** How many messages named our account. */
  long named() {
    return named.get();
  }

  /** Why a message belongs to somebody else, as a sentence; empty if it does not. */
  Optional<String> foreign(String type, FixFields fields) {
    String account = connection.parties().account();
    Optional<String> said = fields.text(Account.FIELD);
    if (said.isEmpty()) {
      return type.equals(MsgType.EXECUTION_REPORT) && connection.can(FixAbility.ACCOUNT_IN_REPORTS)
          ? Optional.of(
              "%s must name account %s in reports, did not".formatted(connection, account))
          : otherUniverse(fields);
    }
    if (!said.get().equals(account)) {
      return Optional.of(
          "%s of %s must report on account %s, reported on %s"
              .formatted(connection, universe, account, Check.shown(said.get())));
    }
    named.incrementAndGet();
    return otherUniverse(fields);
  }

  private Optional<String> otherUniverse(FixFields fields) {
    return OrderNames.orderOf(fields)
        .filter(order -> order.universe() != universe)
        .map(
            order ->
                "%s must report on orders of %s, reported on %s"
                    .formatted(connection, universe, order));
  }

  /** Remembers what an answer says of one of our orders. */
  void learn(FixFields answer) {
    try {
      OrderNames.orderOf(answer).map(id -> OrderSketch.of(id, answer)).ifPresent(book::learn);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.DEBUG, "an answer does not say all of its order: {0}", e.getMessage());
    }
  }

  /** Tells what a report or a reject means. */
  void receive(String type, FixFields fields, FixDelivery delivery) {
    Optional<ClientOrderId> order = OrderNames.orderOf(fields);
    if (order.isEmpty()) {
      LOG.log(
          Level.DEBUG,
          "{0} sent a message 35={1} that is about no order of ours",
          connection,
          type);
      return;
    }
    try {
      if (type.equals(MsgType.EXECUTION_REPORT)) {
        report(order.get(), fields, delivery);
      } else if (type.equals(MsgType.ORDER_CANCEL_REJECT)) {
        cancelRejected(order.get(), fields, delivery);
      }
    } catch (IllegalArgumentException e) {
      delivery.resynchronize(
          "a report on order %s cannot be read: %s".formatted(order.get(), e.getMessage()));
    }
  }

  private void report(ClientOrderId order, FixFields fields, FixDelivery delivery) {
    Heard heard = ExecutionReports.read(order, fields, clock.instant());
    boolean isFirst = book.answered(order);
    heard.report().ifPresent(report -> tell(report, isFirst, fields, delivery));
    heard.doubt().ifPresent(delivery::resynchronize);
    fields
        .decimal(CumQty.FIELD)
        .filter(filled -> book.misses(order, filled))
        .ifPresent(filled -> delivery.resynchronize(missing(order, filled.toPlainString())));
  }

  private void tell(OrderReport report, boolean isFirst, FixFields fields, FixDelivery delivery) {
    if (report instanceof OrderReport.Executed executed) {
      if (isFirst) {
        delivery.tell(
            new OrderReport.Accepted(report.order(), report.reportedAt(), fields.orderId()));
      }
      book.filled(report.order(), executed.execution());
    }
    delivery.tell(report);
  }

  private static String missing(ClientOrderId order, String filled) {
    return "order %s is filled by %s, which is more than was heard of".formatted(order, filled);
  }

  private void cancelRejected(ClientOrderId order, FixFields fields, FixDelivery delivery) {
    book.answered(order);
    String code = fields.text(CxlRejReason.FIELD).orElse("not said");
    String reason = fields.reason("not cancelled, CxlRejReason " + code);
    delivery.tell(new OrderReport.CancelRejected(order, fields.when(clock.instant()), reason));
    if (code.equals("1")) {
      delivery.resynchronize(
          "%s does not know order %s, which was to be cancelled".formatted(connection, order));
    }
  }

  /** A message of ours was not understood: for certain, nothing was done about it. */
  void refused(String subject, FixFields reject, FixDelivery delivery) {
    OrderNames.parse(subject)
        .ifPresent(
            order -> {
              book.answered(order);
              String reason = reject.reason("the counterparty did not understand the message");
              boolean isOrder = order.value().equals(subject);
              delivery.tell(
                  isOrder
                      ? new OrderReport.Rejected(order, clock.instant(), reason)
                      : new OrderReport.CancelRejected(order, clock.instant(), reason));
            });
  }

  /** The counterparty may have lost a message of ours, and does not get it again. */
  void withheld(String subject, FixDelivery delivery) {
    OrderNames.parse(subject)
        .filter(book::answered)
        .ifPresent(
            order -> {
              String reason =
                  "%s wanted message %s again, which is not sent twice"
                      .formatted(connection, subject);
              delivery.tellLater(new OrderReport.Doubted(order, clock.instant(), reason));
              delivery.resynchronize(reason);
            });
  }

  /** The connection broke: of what was asked and not answered nobody knows what became. */
  void doubtAll(String why, FixDelivery delivery) {
    Map<ClientOrderId, String> unanswered = book.giveUp();
    unanswered.forEach(
        (order, asked) ->
            delivery.tellLater(
                new OrderReport.Doubted(
                    order, clock.instant(), "%s before it answered %s".formatted(why, asked))));
  }
}
