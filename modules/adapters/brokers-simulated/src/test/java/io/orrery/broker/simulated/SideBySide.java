package io.orrery.broker.simulated;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.backtest.Fill;
import io.orrery.backtest.Leg;
import io.orrery.backtest.OrderPlaced;
import io.orrery.backtest.Walk;
import io.orrery.backtest.WalkListener;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.order.BrokerListener;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderType;
import io.orrery.order.Position;
import io.orrery.order.TimeInForce;
import io.orrery.testkit.Samples;
import io.orrery.trade.Side;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A walk and a simulated broker on the same bars: each order that the walk sends, the broker gets
 * at the same moment, and each that the walk gives up for reasons of its own is cancelled there.
 */
final class SideBySide implements WalkListener, BrokerListener {

  private final DrawnMarket drawn;
  private final Session session = Samples.session(Universe.SIMULATION).session();
  private final Orders orders = new Orders(session);
  private final SimulatedBroker broker;
  private final List<Symbol> symbols;
  private final Walk walk;
  private final List<Runnable> decided = new ArrayList<>();
  private final List<Fill> walked = new ArrayList<>();
  private final List<Executed> reported = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final Map<Long, ClientOrderId> names = new HashMap<>();
  private final Map<ClientOrderId, OrderIntended> intents = new HashMap<>();
  private boolean settling;

  private record Executed(OrderIntended intent, Execution execution) {}

  SideBySide(DrawnMarket drawn) {
    this.drawn = drawn;
    this.broker =
        new SimulatedBroker(
            session,
            drawn.model(),
            new CashAccount("sim-1", new CurrencyCode("USD"), DrawnMarket.CASH));
    this.symbols =
        drawn.moments().stream()
            .flatMap(m -> m.keySet().stream())
            .distinct()
            .sorted(byName())
            .toList();
    List<Leg> legs = symbols.stream().map(symbol -> new Leg(symbol, drawn.strategy())).toList();
    this.walk = new Walk(legs, DrawnMarket.MINUTE, drawn.spec(), this);
  }

  /** Walks to the end; answers how many fills both had. */
  int run() {
    broker.open(this);
    int fills = 0;
    for (Map<Symbol, Bar> moment : drawn.moments()) {
      if (!moment.isEmpty()) {
        walk(moment);
        feed(moment);
        decided.forEach(Runnable::run);
        compare();
        fills += walked.size();
        restStops();
        decided.clear();
        walked.clear();
        reported.clear();
      }
    }
    assertThat(broker.account().cash().value().doubleValue())
        .as("cash in %s", drawn)
        .isCloseTo(walk.cash(), org.assertj.core.api.Assertions.within(1e-6));
    return fills;
  }

  private void walk(Map<Symbol, Bar> moment) {
    walk.begin(moment.values().iterator().next().start().toEpochMilli());
    settling = false;
    moment.forEach(
        (symbol, bar) ->
            walk.bar(
                symbols.indexOf(symbol),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume()));
    settling = true;
    walk.settle();
  }

  private void feed(Map<Symbol, Bar> moment) {
    moment.forEach((symbol, bar) -> broker.bar(symbol, bar, DrawnMarket.MINUTE));
  }

  @Override
  public boolean wantsWords() {
    return true;
  }

  @Override
  public void ordered(OrderPlaced order) {
    if (settling) {
      decided.add(() -> submit(order));
    }
  }

  @Override
  public void filled(Fill fill) {
    walked.add(fill);
  }

  @Override
  public void cancelled(long order, double rest, long millis, String reason) {
    if (!reason.equals("cash does not pay for more")) {
      decided.add(() -> broker.cancel(name(order)));
    } else {
      decided.add(
          () ->
              assertThat(broker.find(name(order)).orElseThrow().status().isOver())
                  .as("order %s has no cash in %s", order, drawn)
                  .isTrue());
    }
  }

  @Override
  public void reported(OrderReport report) {
    if (report instanceof OrderReport.Executed executed) {
      reported.add(new Executed(requireNonNull(intents.get(report.order())), executed.execution()));
    } else if (report instanceof OrderReport.Rejected rejected) {
      refusals.add(rejected.reason());
    }
  }

  @Override
  public void resynchronize(String reason) {}

  private ClientOrderId name(long order) {
    return requireNonNull(names.get(order));
  }

  private void submit(OrderPlaced order) {
    OrderType type =
        order.limit().isPresent()
            ? new OrderType.Limit(
                new io.orrery.basics.Price(BigDecimal.valueOf(order.limit().getAsDouble())))
            : new OrderType.Market();
    BigDecimal qty = BigDecimal.valueOf(order.amount()).setScale(9, RoundingMode.HALF_EVEN);
    send(order.number(), order.symbol(), order.side(), qty, type);
  }

  private void send(long number, Symbol symbol, Side side, BigDecimal qty, OrderType type) {
    BigDecimal fitted = side == Side.SELL ? held(symbol, qty) : qty;
    Minted<OrderIntended> intent = orders.of(symbol, side, fitted, type, TimeInForce.GTC);
    names.put(number, intent.fact().clientOrderId());
    intents.put(intent.fact().clientOrderId(), intent.fact());
    broker.submit(intent);
  }

  /** Doubles that add up may miss a decimal by a hair. */
  private BigDecimal held(Symbol symbol, BigDecimal about) {
    return broker.positions().stream()
        .filter(position -> position.symbol().equals(symbol))
        .map(Position::qty)
        .filter(qty -> qty.subtract(about).abs().compareTo(new BigDecimal("1e-7")) < 0)
        .findFirst()
        .orElse(about);
  }

  /** Where the walk's own stop begins to rest, the broker gets a stop order. */
  private void restStops() {
    if (drawn.restingStop().isPresent()) {
      for (Fill fill : walked) {
        if (fill.side() == Side.BUY) {
          double stop = fill.price() * (1 - drawn.restingStop().get());
          OrderType type = new OrderType.Stop(new io.orrery.basics.Price(BigDecimal.valueOf(stop)));
          send(-fill.order(), fill.symbol(), Side.SELL, BigDecimal.valueOf(fill.quantity()), type);
        }
      }
    }
  }

  private void compare() {
    if (walked.isEmpty() && reported.isEmpty() && refusals.isEmpty()) {
      return;
    }
    String where = drawn + " at " + (walked.isEmpty() ? reported : walked);
    assertThat(refusals).as(where).isEmpty();
    assertThat(reported).as(where).hasSameSizeAs(walked);
    for (int i = 0; i < walked.size(); i++) {
      Fill fill = walked.get(i);
      Executed same = reported.get(i);
      assertThat(same.intent().symbol()).as(where).isEqualTo(fill.symbol());
      assertThat(same.intent().side()).as(where).isEqualTo(fill.side());
      assertNear(same.execution().price().value(), fill.price(), 1e-12 * fill.price(), where);
      assertNear(same.execution().qty().value(), fill.quantity(), 1e-7, where);
      assertNear(
          same.execution().commission().orElseThrow().value(), fill.commission(), 1e-8, where);
      if (drawn.restingStop().isEmpty()) {
        assertThat(same.execution().executedAt().toEpochMilli()).as(where).isEqualTo(fill.millis());
      }
    }
  }

  private static void assertNear(BigDecimal found, double wanted, double away, String where) {
    assertThat(Math.abs(found.doubleValue() - wanted))
        .as("%s, not %s, in %s", found, wanted, where)
        .isLessThanOrEqualTo(away);
  }

  private static java.util.Comparator<Symbol> byName() {
    return java.util.Comparator.comparing(Symbol::value);
  }
}
