package io.orrery.broker.simulated;

import io.orrery.basics.Symbol;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderReport.Accepted;
import io.orrery.order.OrderReport.CancelRejected;
import io.orrery.order.TimeInForce;
import io.orrery.universe.Assumptions.FillModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All markets of the simulation, their time, and the orders in them. Of use to one thread. */
final class Exchange {

  private final SimulationModel model;
  private final Holdings holdings;
  private final Admission admission;
  private final Filler filler;
  private final Consumer<OrderReport> reports;
  private final Map<Symbol, Market> markets = new LinkedHashMap<>();
  private final Map<ClientOrderId, WorkingOrder> orders = new LinkedHashMap<>();

  /** The end of the newest that came, and the start of it: nothing comes that began before. */
  private Instant now = Instant.MIN;

  private Instant frontier = Instant.MIN;

  /** Why the next order is rejected; empty if it need not be. */
  private Optional<String> rejection = Optional.empty();

  Exchange(
      SimulationModel model,
      CashAccount account,
      Holdings holdings,
      Consumer<OrderReport> reports) {
    this.model = model;
    this.holdings = holdings;
    this.reports = reports;
    this.admission = new Admission(model, account, holdings);
    this.filler = new Filler(model, holdings, reports);
  }

  /** A new order comes. */
  void take(OrderIntended intent) {
    Instant at = now.equals(Instant.MIN) ? intent.intendedAt() : now;
    WorkingOrder order = new WorkingOrder(intent, at);
    Market market = market(intent.symbol());
    Draws luck = new Draws(model.seed(), intent.clientOrderId().number());
    orders.put(order.id(), order);
    Optional<String> refusal = mishap(luck.next()).or(() -> admission.refusal(order, market));
    if (refusal.isPresent()) {
      filler.reject(order, at, refusal.get());
      return;
    }
    reports.accept(new Accepted(order.id(), at, order.orderId));
    place(order, market, model.mishaps().delay(luck.next()));
  }

  /** An order is to be cancelled. */
  void cancel(ClientOrderId id, Instant ifNothingCame) {
    Instant at = now.equals(Instant.MIN) ? ifNothingCame : now;
    WorkingOrder order = orders.get(id);
    if (order == null) {
      reports.accept(new CancelRejected(id, at, "no order " + id + " is known here"));
    } else if (order.isOver()) {
      String status = order.told().status().name();
      reports.accept(new CancelRejected(id, at, "order " + id + " is over: " + status));
    } else {
      filler.cancel(order, at, "it was asked for");
    }
  }

  /** A closed bar comes. */
  void bar(Symbol symbol, TradedBar bar) {
    Market market = market(symbol);
    boolean open = begin(market, bar.start());
    market.came(bar, bar.close());
    if (open && !market.isHalted()) {
      new Meeting(filler, bar, supply(market, bar, 0))
          .of(there(market, bar.start()), model.timing().fills());
    }
    end(market, bar.start(), bar.end(), bar.close());
  }

  /** A quote comes: buyers meet its ask, sellers its bid. */
  void quote(Symbol symbol, Quote quote) {
    Market market = market(symbol);
    boolean open = begin(market, quote.at());
    TradedBar ask = TradedBar.moment(quote.at(), quote.ask(), quote.askSize());
    TradedBar bid = TradedBar.moment(quote.at(), quote.bid(), quote.bidSize());
    market.came(bid, quote.middle());
    if (open && !market.isHalted()) {
      List<WorkingOrder> there = there(market, quote.at());
      new Meeting(filler, ask, supply(market, ask, 1))
          .of(there.stream().filter(WorkingOrder::isBuy).toList(), FillModel.NEXT_QUOTE);
      new Meeting(filler, bid, supply(market, bid, 2))
          .of(there.stream().filter(order -> !order.isBuy()).toList(), FillModel.NEXT_QUOTE);
    }
    end(market, quote.at(), quote.at(), quote.middle());
  }

  /** Nothing came until then. */
  void passTo(Instant at) {
    requireOrder(at);
    if (at.isAfter(now)) {
      now = at;
    }
    frontier = at;
    markets.values().forEach(market -> expire(market, at));
  }

  /** Trading of a symbol stops for a reason, or goes on without one. */
  void halt(Symbol symbol, Optional<String> reason) {
    market(symbol).halt(reason);
  }

  /** The next order is rejected for this reason. */
  void rejectNext(String reason) {
    rejection = Optional.of(reason);
  }

  boolean knows(ClientOrderId id) {
    return orders.containsKey(id);
  }

  Optional<WorkingOrder> find(ClientOrderId id) {
    return Optional.ofNullable(orders.get(id));
  }

  List<WorkingOrder> working() {
    return orders.values().stream().filter(order -> !order.isOver()).toList();
  }

  private Optional<String> mishap(double drawn) {
    Optional<String> wanted = rejection;
    rejection = Optional.empty();
    return wanted.isPresent() || !model.mishaps().rejects(drawn)
        ? wanted
        : Optional.of("the venue refused it, as mishaps of the model want it");
  }

  private void place(WorkingOrder order, Market market, Duration extra) {
    Latency latency = model.timing().latency();
    int bars = latency instanceof Latency.BarCount count ? count.count() : 0;
    Duration time = latency instanceof Latency.Time fixed ? fixed.value() : Duration.ZERO;
    order.delay(time.plus(extra), market.seen() + 1 + bars);
    if (order.intent.timeInForce() == TimeInForce.DAY) {
      order.expires = Optional.of(model.timing().schedule().dayEndsAfter(order.decidedAt));
    }
    market.add(order);
    market.newest().filter(bar -> bar.end().equals(now)).ifPresent(bar -> same(order, market, bar));
  }

  /** With fill model same-close, an order fills at the close it was decided by, if one was had. */
  private void same(WorkingOrder order, Market market, TradedBar bar) {
    if (model.timing().fills() == FillModel.SAME_CLOSE && !market.isHalted()) {
      market
          .supply()
          .ifPresent(
              left -> {
                new Meeting(filler, bar, left).of(List.of(order), FillModel.SAME_CLOSE);
                giveUp(order, bar.end());
              });
    }
  }

  /** Refuses what comes out of order; otherwise answers whether the market is open then. */
  private boolean begin(Market market, Instant start) {
    requireOrder(start);
    market.requireNext(start);
    boolean open = model.timing().schedule().isOpen(start);
    frontier = start;
    markets.values().forEach(each -> expire(each, start));
    return open;
  }

  private void end(Market market, Instant start, Instant end, BigDecimal price) {
    holdings.value(market.symbol, price);
    if (end.isAfter(now)) {
      now = end;
    }
    there(market, start).forEach(order -> giveUp(order, end));
    expire(market, end);
  }

  private void giveUp(WorkingOrder order, Instant at) {
    if (order.isAtOnce() && !order.isOver()) {
      filler.cancel(order, at, "what could not be filled at once was given up");
    }
  }

  private void expire(Market market, Instant at) {
    for (WorkingOrder order : market.working()) {
      order.expires.filter(end -> !end.isAfter(at)).ifPresent(end -> filler.expire(order, end));
    }
  }

  private void requireOrder(Instant start) {
    if (start.isBefore(frontier)) {
      throw new IllegalArgumentException(
          "what comes must be in the order of its starts, not before %s, began at %s"
              .formatted(frontier, start));
    }
  }

  private List<WorkingOrder> there(Market market, Instant start) {
    return market.working().stream().filter(order -> order.isThere(start, market.seen())).toList();
  }

  private Supply supply(Market market, TradedBar bar, int stream) {
    long name = market.symbol.value().hashCode() * 4L + stream;
    Draws draws = new Draws(model.seed() + bar.start().toEpochMilli(), name);
    return market.supplied(Supply.of(model, bar.volume(), draws));
  }

  private Market market(Symbol symbol) {
    return markets.computeIfAbsent(symbol, Market::new);
  }
}
