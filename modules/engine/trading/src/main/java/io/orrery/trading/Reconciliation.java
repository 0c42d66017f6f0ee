package io.orrery.trading;

import io.orrery.basics.Amount;
import io.orrery.basics.Symbol;
import io.orrery.order.Broker;
import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import io.orrery.order.Position;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares what our records say with what the broker says, and looks up every order whose outcome
 * is not known. Of use to one thread.
 */
final class Reconciliation {

  private final Broker broker;
  private final OrderDesk desk;
  private final DeskTerms terms;
  private final Clock clock;
  private final Map<ClientOrderId, Instant> missing = new HashMap<>();
  private volatile Optional<String> expectedAccount = Optional.empty();

  Reconciliation(Broker broker, OrderDesk desk, DeskTerms terms, Clock clock) {
    this.broker = broker;
    this.desk = desk;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * Looks orders up by name, and takes in what the broker says of them.
   *
   * @return what nothing explains
   * @throws BrokerException if the broker did not answer
   */
  List<Difference> lookUp(List<Order> orders) {
    List<Difference> differences = new ArrayList<>();
    for (Order order : orders) {
      Optional<BrokerOrder> found = broker.find(order.id());
      // what was reported meanwhile is newer than what was known when the question was asked
      desk.settle();
      Order known = desk.find(order.id()).orElse(order);
      if (found.isPresent()) {
        missing.remove(order.id());
        BrokerAnswers answers = new BrokerAnswers(known, found.get(), clock.instant());
        desk.take(answers.reports());
        answers.untold().ifPresent(differences::add);
      } else if (known.status().mayFill()) {
        notFound(known).ifPresent(differences::add);
      }
    }
    return differences;
  }

  /**
   * An order of which the broker knows nothing never arrived, if it was never acknowledged and had
   * time enough to arrive.
   */
  private Optional<Difference> notFound(Order order) {
    if (order.orderId().isPresent()) {
      return Optional.of(
          new Difference(
              Difference.Kind.LOST_ORDER,
              order.id().value(),
              Optional.of("it was accepted as " + order.orderId().get()),
              Optional.empty()));
    }
    Instant now = clock.instant();
    Instant since = missing.computeIfAbsent(order.id(), id -> now);
    if (Duration.between(since, now).compareTo(terms.patience()) >= 0) {
      missing.remove(order.id());
      desk.take(
          List.of(
              new OrderReport.Rejected(
                  order.id(), now, "it never arrived: the broker has no order of this name")));
    }
    return Optional.empty();
  }

  /**
   * Whether an order's outcome has been unknown for too long for its reports to come by themselves.
   */
  boolean isOverdue(Order order) {
    Duration age = Duration.between(order.changedAt(), clock.instant());
    return switch (order.status()) {
      case UNKNOWN -> true;
      case PENDING_NEW, PENDING_CANCEL -> age.compareTo(terms.patience()) >= 0;
      default -> false;
    };
  }

  /**
   * Compares orders, positions and cash.
   *
   * @return what nothing explains
   * @throws BrokerException if the broker did not answer
   */
  List<Difference> compare() {
    List<Difference> differences = new ArrayList<>();
    for (BrokerOrder each : broker.openOrders()) {
      if (isUnknown(each)) {
        differences.add(
            new Difference(
                Difference.Kind.UNKNOWN_ORDER,
                each.orderId().value(),
                Optional.empty(),
                Optional.of(
                    "%s %s of %s, named %s"
                        .formatted(
                            each.side(),
                            each.qty(),
                            each.symbol(),
                            each.clientOrderId().orElse("nothing")))));
      }
    }
    differences.addAll(positions());
    BrokerAccount account = broker.account();
    desk.know(account);
    account(account.account()).ifPresent(differences::add);
    desk.cash().flatMap(cash -> cash(cash, account)).ifPresent(differences::add);
    return differences;
  }

  /** From now on the account must be this one. */
  void expectAccount(String name) {
    expectedAccount = Optional.of(name);
  }

  private Optional<Difference> account(String found) {
    return expectedAccount
        .filter(expected -> !expected.equals(found))
        .map(
            expected ->
                new Difference(
                    Difference.Kind.ACCOUNT, found, Optional.of(expected), Optional.of(found)));
  }

  private boolean isUnknown(BrokerOrder order) {
    Optional<String> name = order.clientOrderId();
    return order.status().mayFill()
        && order.status() != OrderStatus.UNKNOWN
        && (name.isEmpty()
            || !ClientOrderId.isOne(name.get())
            || desk.find(new ClientOrderId(name.get()))
                .filter(known -> known.status().mayFill())
                .isEmpty());
  }

  private List<Difference> positions() {
    Map<String, BigDecimal> theirs = quantities(broker.positions());
    Map<String, BigDecimal> ours = quantities(desk.view().positions());
    Map<String, BigDecimal> all = new TreeMap<>(ours);
    all.putAll(theirs);
    List<Difference> differences = new ArrayList<>();
    for (String symbol : all.keySet()) {
      BigDecimal our = ours.getOrDefault(symbol, BigDecimal.ZERO);
      BigDecimal their = theirs.getOrDefault(symbol, BigDecimal.ZERO);
      if (our.compareTo(their) != 0) {
        differences.add(
            new Difference(
                Difference.Kind.POSITION,
                symbol,
                Optional.of(our.toPlainString()),
                Optional.of(their.toPlainString())));
      }
    }
    return differences;
  }

  private static Map<String, BigDecimal> quantities(List<Position> positions) {
    Map<String, BigDecimal> quantities = new TreeMap<>();
    for (Position each : positions) {
      Symbol symbol = each.symbol();
      quantities.merge(symbol.value(), each.qty(), BigDecimal::add);
    }
    return quantities;
  }

  private Optional<Difference> cash(Amount expected, BrokerAccount account) {
    BigDecimal off = account.cash().value().subtract(expected.value()).abs();
    return off.compareTo(terms.cashTolerance()) <= 0
        ? Optional.empty()
        : Optional.of(
            new Difference(
                Difference.Kind.CASH,
                account.currency().value(),
                Optional.of(expected.value().toPlainString()),
                Optional.of(account.cash().value().toPlainString())));
  }
}
