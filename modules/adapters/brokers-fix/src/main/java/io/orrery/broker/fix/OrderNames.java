package io.orrery.broker.fix;

import io.orrery.order.ClientOrderId;
import io.orrery.universe.SessionId;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of what we ask that is no order: an order's name or a session's, a letter, and a number
 * that no earlier process can have used. They tell universe and session, as the names of orders do.
 */
final class OrderNames {

  private static final Pattern CANCEL = Pattern.compile("(.+)-C[0-9A-Z]+");

  private final SessionId session;
  private final AtomicLong last;

  OrderNames(SessionId session, Clock clock) {
    this.session = session;
    this.last = new AtomicLong(clock.millis() * 1000);
  }

  /** A name for a request to cancel {@code order}. */
  String cancel(ClientOrderId order) {
    return order + "-C" + next();
  }

  /** A name for a question. */
  String question() {
    return session + "-Q" + next();
  }

  private String next() {
    return Long.toString(last.incrementAndGet(), 36).toUpperCase(Locale.ROOT);
  }

  /** The order of ours that a report is about; empty if it is not one of ours. */
  static Optional<ClientOrderId> orderOf(FixFields report) {
    return report
        .text(quickfix.field.OrigClOrdID.FIELD)
        .flatMap(OrderNames::parse)
        .or(() -> report.text(quickfix.field.ClOrdID.FIELD).flatMap(OrderNames::parse));
  }

  /** The order of ours that a name of ours is about; empty if it is about none. */
  static Optional<ClientOrderId> parse(String name) {
    Matcher cancel = CANCEL.matcher(name);
    String order = cancel.matches() ? cancel.group(1) : name;
    return ClientOrderId.isOne(order) ? Optional.of(new ClientOrderId(order)) : Optional.empty();
  }
}
