package io.orrery.trading;

import io.orrery.basics.Amount;
import io.orrery.basics.Exact;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.order.BrokerAccount;
import io.orrery.order.Order;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.order.Position;
import io.orrery.risk.StrategyPermission;
import io.orrery.session.UniverseSession;
import io.orrery.strategy.Action;
import io.orrery.strategy.Signal;
import io.orrery.strategy.SignalGenerated;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Side;
import io.orrery.trading.observability.AlertRaised;
import io.orrery.trading.observability.ReasonCode;
import io.orrery.trading.observability.Role;
import io.orrery.trading.observability.Seen;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens when all bars of one moment are there: reports, stops, signals, orders, and what the
 * account is worth then. Of use to one thread.
 */
final class Moment {

  private final UniverseSession session;
  private final OrderDesk desk;
  private final Roster roster;
  private final FloorTerms terms;
  private final List<Seat> fresh = new ArrayList<>();
  private final List<OrderTicket> tickets = new ArrayList<>();
  private final List<SignalGenerated> signals = new ArrayList<>();
  private final Map<Symbol, Position> held = new HashMap<>();
  private final Map<Symbol, Order> working = new HashMap<>();
  private final Map<StrategyName, StrategyPermission> permissions = new HashMap<>();
  private final List<String> failures = new ArrayList<>();
  private BigDecimal equity = BigDecimal.ZERO;
  private BigDecimal free = BigDecimal.ZERO;

  Moment(UniverseSession session, Trading trading, FloorTerms terms) {
    this.session = session;
    this.desk = trading.desk();
    this.roster = trading.roster();
    this.terms = terms;
  }

  /** A bar of this seat came. */
  void add(Seat seat) {
    fresh.add(seat);
  }

  /**
   * Whether it was over longer than a bar ago: then its bars are what a strategy must have seen,
   * and nothing that can still be acted on.
   */
  boolean isOver(Instant close) {
    return Duration.between(close, desk.view().now()).compareTo(terms.interval()) > 0;
  }

  /** Nothing of this moment is decided on. */
  void forget() {
    fresh.clear();
    tickets.clear();
    signals.clear();
    failures.clear();
  }

  /**
   * All seats are there to be counted; those whose bar came decide and order.
   *
   * @throws io.orrery.order.BrokerException if the broker did not answer; what was ordered before
   *     stays so
   */
  void settle(Instant close, List<Seat> seats) {
    arrived(close, seats);
    look();
    int stops = 0;
    int decisions = 0;
    for (Seat seat : fresh) {
      if (stop(seat)) {
        stops++;
      } else if (seat.isReady()) {
        decisions++;
        decide(seat, close);
      }
    }
    decided(close, decisions, stops);
    if (!signals.isEmpty()) {
      session.events().publishAll(signals);
    }
    if (!tickets.isEmpty()) {
      desk.submit(tickets);
    }
    desk.settle();
    value(close);
    forget();
  }

  private void arrived(Instant close, List<Seat> seats) {
    int withBars = (int) seats.stream().filter(seat -> seat.bars().size() > 0).count();
    roster.tally().data(close, seats.size(), withBars, withBars);
    roster.ticked(Role.DATA, close, fresh.size());
  }

  private void decided(Instant close, int decisions, int stops) {
    roster.tally().signals(decisions, signals.size(), failures.size());
    signals.forEach(each -> roster.tally().count(Seen.SIGNAL_GENERATED));
    roster.ticked(Role.SIGNAL, close, decisions - failures.size());
    failures.stream()
        .findFirst()
        .ifPresent(why -> roster.become(Role.SIGNAL, AgentReport.State.RUNNING, Optional.of(why)));
    for (int i = 0; i < stops; i++) {
      roster.tally().count(Seen.STOP_LOSS_TRIGGERED);
    }
    if (stops > 0) {
      session.events().publishAll(List.of(Alerts.ofStops(stops)));
    }
    roster.ticked(Role.MONITOR, close, stops);
  }

  /** What is held and on its way now, and what the account is worth. */
  private void look() {
    desk.settle();
    desk.refresh();
    held.clear();
    working.clear();
    permissions.clear();
    desk.view().positions().forEach(each -> held.put(each.symbol(), each));
    desk.view().working().forEach(each -> working.put(each.ticket().symbol(), each));
    Optional<BrokerAccount> account = desk.view().account();
    equity = account.map(each -> each.equity().value()).orElse(BigDecimal.ZERO);
    free =
        account.map(each -> each.buyingPower().orElse(each.cash()).value()).orElse(BigDecimal.ZERO);
  }

  /** Sells what lost too much; one order for a position at a time. */
  private boolean stop(Seat seat) {
    Position position = held.get(seat.symbol());
    if (position == null || terms.stopLossPercent().isEmpty() || hasWorking(seat, Side.SELL)) {
      return false;
    }
    Optional<BigDecimal> entry = position.averagePrice();
    BigDecimal last = Exact.of(seat.bars().close(0));
    boolean lost =
        position.qty().signum() > 0
            && entry.isPresent()
            && last.compareTo(stopPrice(entry.get(), terms.stopLossPercent().get())) <= 0;
    if (lost) {
      cancel(seat, "a stop was hit");
      tickets.add(
          ticket(
              seat,
              Side.SELL,
              position.qty(),
              OrderCause.STOP_LOSS,
              "stop loss: %s against an entry of %s"
                  .formatted(last.toPlainString(), entry.get().toPlainString())));
    }
    return lost;
  }

  private static BigDecimal stopPrice(BigDecimal entry, BigDecimal percent) {
    return entry.subtract(entry.multiply(percent).movePointLeft(2));
  }

  private void decide(Seat seat, Instant close) {
    Position position = held.get(seat.symbol());
    if (position == null) {
      seat.flatten();
    } else {
      seat.hold(position);
    }
    boolean hasFailedBefore = seat.failure().isPresent();
    Optional<Signal> decided = seat.decide();
    seat.failure().ifPresent(why -> failed(why, hasFailedBefore));
    decided
        .filter(signal -> signal.action() != Action.HOLD)
        .ifPresent(signal -> act(seat, close, signal));
  }

  /** Stops and the other strategies go on; somebody is told when it begins. */
  private void failed(String why, boolean hasFailedBefore) {
    failures.add(why);
    if (!hasFailedBefore) {
      session
          .events()
          .publishAll(List.of(AlertRaised.of(ReasonCode.AGENT_FAILED, Role.SIGNAL, why)));
    }
  }

  private void act(Seat seat, Instant close, Signal signal) {
    signals.add(
        SignalGenerated.of(seat.symbol(), seat.strategy().name(), close.toEpochMilli(), signal));
    if (signal.action() == Action.BUY) {
      buy(seat, signal);
    } else {
      sell(seat, signal);
    }
  }

  private void buy(Seat seat, Signal signal) {
    if (hasWorking(seat, Side.SELL)) {
      cancel(seat, "the strategy wants to stay");
    } else if (!held.containsKey(seat.symbol())
        && !hasWorking(seat, Side.BUY)
        && mayTakeOnRisk(seat)) {
      Price price = new Price(Exact.of(seat.bars().close(0)));
      Optional<Quantity> qty = terms.sizing().quantity(signal.strength(), equity, free, price);
      if (qty.isPresent()) {
        free = free.subtract(qty.get().value().multiply(price.value()));
        tickets.add(ticket(seat, Side.BUY, qty.get().value(), OrderCause.SIGNAL, signal.reason()));
      }
    }
  }

  /** One that sits out says what it would do, and gets out of what it holds. */
  private boolean mayTakeOnRisk(Seat seat) {
    StrategyPermission now = permissions.computeIfAbsent(seat.strategy().name(), desk::permission);
    return !(now instanceof StrategyPermission.Withheld);
  }

  private void sell(Seat seat, Signal signal) {
    if (hasWorking(seat, Side.BUY)) {
      cancel(seat, "the strategy wants out");
    }
    Position position = held.get(seat.symbol());
    if (position != null && position.qty().signum() > 0 && !hasWorking(seat, Side.SELL)) {
      tickets.add(ticket(seat, Side.SELL, position.qty(), OrderCause.SIGNAL, signal.reason()));
    }
  }

  private boolean hasWorking(Seat seat, Side side) {
    Order order = working.get(seat.symbol());
    return order != null && order.ticket().side() == side;
  }

  private void cancel(Seat seat, String reason) {
    Order order = working.get(seat.symbol());
    if (order != null) {
      desk.cancel(order.id(), reason);
      working.remove(seat.symbol());
    }
  }

  private OrderTicket ticket(
      Seat seat, Side side, BigDecimal qty, OrderCause cause, String reason) {
    return new OrderTicket(
        seat.symbol(),
        side,
        new Quantity(qty),
        new OrderType.Market(),
        terms.timeInForce(),
        terms.currency(),
        cause,
        Optional.of(seat.strategy().name()),
        Optional.of(reason));
  }

  /** Cash and positions at their last prices. */
  private void value(Instant close) {
    desk.refresh();
    Optional<BrokerAccount> account = desk.view().account();
    if (account.isPresent()) {
      session
          .equity()
          .append(
              session
                  .session()
                  .mint(
                      new EquityPoint(
                          close,
                          terms.currency(),
                          account.get().equity(),
                          account.get().cash(),
                          account.get().buyingPower().map(each -> new Amount(each.value())),
                          Optional.empty(),
                          Optional.of(terms.source()),
                          Optional.empty())));
      roster.ticked(Role.ANALYTICS, close, 1);
    }
  }
}
