package io.orrery.risk;

import static io.orrery.risk.World.decimal;

import io.orrery.basics.ExecutionId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.market.Sector;
import io.orrery.order.Execution;
import io.orrery.order.Order;
import io.orrery.order.OrderChange;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderTicket;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Draws limits, portfolios, orders, and what becomes of them. Whole amounts: sums are exact. */
final class Fate {

  private static final List<String> SYMBOLS = List.of("AAA", "BBB", "CCC", "DDD", "EEE");

  final World world = new World();
  final RiskLimits limits;
  private final Random random;
  private int executions;

  Fate(long seed) {
    random = new Random(seed);
    limits = limits();
    for (String symbol : SYMBOLS) {
      world.price(symbol, String.valueOf(1 + random.nextInt(200)));
      if (random.nextInt(10) > 0) {
        world.sectors.put(
            World.symbol(symbol), random.nextBoolean() ? Sector.ENERGY : Sector.UTILITIES);
      }
      if (random.nextInt(3) == 0) {
        world.hold(symbol, String.valueOf(random.nextInt(400) - 150));
      }
    }
    world.held.values().removeIf(qty -> qty.signum() == 0);
    world.cash = BigDecimal.valueOf(random.nextInt(200_000));
    revalue();
    world.breaker =
        CircuitBreaker.begin(limits, CircuitBreaker.Rearm.BY_A_PERSON)
            .after(world.equity, World.NOW, World.TODAY)
            .breaker();
  }

  private RiskLimits limits() {
    Map<String, String> texts = new LinkedHashMap<>();
    maybe(texts, "max_order_value", 1_000 + random.nextInt(30_000));
    maybe(texts, "min_order_value", random.nextInt(300));
    maybe(texts, "max_order_qty", 10 + random.nextInt(500));
    maybe(texts, "price_collar_percent", 1 + random.nextInt(20));
    maybe(texts, "max_position_percent", 1 + random.nextInt(100));
    maybe(texts, "max_open_positions", 1 + random.nextInt(5));
    maybe(texts, "max_short_exposure_percent", random.nextInt(60));
    maybe(texts, "max_sector_exposure_percent", 5 + random.nextInt(150));
    maybe(texts, "max_daily_orders", 1 + random.nextInt(60));
    maybe(texts, "daily_loss_percent", 1 + random.nextInt(20));
    maybe(texts, "max_drawdown_percent", 1 + random.nextInt(30));
    return RiskLimits.parse(texts);
  }

  private void maybe(Map<String, String> texts, String name, int value) {
    if (random.nextInt(3) > 0) {
      texts.put(name, String.valueOf(value));
    }
  }

  OrderTicket order() {
    String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
    BigDecimal held = world.held.getOrDefault(new Symbol(symbol), BigDecimal.ZERO);
    boolean out = held.signum() != 0 && random.nextBoolean();
    Side side = out ? (held.signum() > 0 ? Side.SELL : Side.BUY) : anySide();
    int most = out ? Math.max(1, held.abs().intValue()) : 1 + random.nextInt(300);
    String qty = String.valueOf(1 + random.nextInt(most));
    if (random.nextBoolean()) {
      return side == Side.BUY ? World.buy(symbol, qty) : World.sell(symbol, qty);
    }
    String limit =
        price(symbol)
            .multiply(BigDecimal.valueOf(80 + random.nextInt(40)))
            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP)
            .toPlainString();
    return side == Side.BUY ? World.buy(symbol, qty, limit) : World.sell(symbol, qty, limit);
  }

  private Side anySide() {
    return random.nextInt(3) > 0 ? Side.BUY : Side.SELL;
  }

  BigDecimal price(String symbol) {
    return Optional.ofNullable(world.prices.get(new Symbol(symbol))).orElseThrow().price().value();
  }

  /** An approved order is on its way. */
  void send(OrderTicket ticket) {
    world.send(ticket);
    world.ordersToday++;
  }

  /** Prices move, orders are filled in part or in whole, cancelled, doubted. */
  void passTime() {
    world.now = world.now.plusSeconds(1);
    for (String symbol : SYMBOLS) {
      BigDecimal moved = price(symbol).add(BigDecimal.valueOf(random.nextInt(5) - 2));
      world.price(symbol, moved.max(BigDecimal.ONE).toPlainString());
    }
    for (int i = world.working.size() - 1; i >= 0; i--) {
      int what = random.nextInt(6);
      if (what < 2) {
        replace(i, filled(world.working.get(i)));
      } else if (what == 2 && random.nextInt(3) == 0) {
        Order order = world.working.get(i);
        replace(i, order.after(new OrderReport.Canceled(order.id(), world.now, "asked")));
      } else if (what == 3) {
        Order order = world.working.get(i);
        replace(i, order.after(new OrderReport.Doubted(order.id(), world.now, "silence")));
      }
    }
    revalue();
    world.breaker = world.breaker.after(world.equity, world.now, World.TODAY).breaker();
    if (world.breaker.trippedBecause().isPresent() && random.nextInt(5) == 0) {
      world.breaker = world.breaker.reset("Ada", "drawn", world.now).breaker();
    }
  }

  private OrderChange filled(Order order) {
    int leaves = order.leavesQty().intValueExact();
    BigDecimal qty = BigDecimal.valueOf(1 + random.nextInt(leaves));
    BigDecimal last = price(order.ticket().symbol().value());
    BigDecimal paid = order.ticket().type().limit().map(Price::value).orElse(last).min(last);
    BigDecimal units = order.ticket().side() == Side.BUY ? qty : qty.negate();
    world.held.merge(order.ticket().symbol(), units, BigDecimal::add);
    world.held.values().removeIf(each -> each.signum() == 0);
    world.cash = world.cash.subtract(units.multiply(paid));
    executions++;
    return order.after(
        new OrderReport.Executed(
            order.id(),
            world.now,
            new Execution(
                new ExecutionId("e" + executions),
                new Quantity(qty),
                new Price(paid),
                Optional.empty(),
                world.now,
                Optional.empty())));
  }

  private void replace(int index, OrderChange change) {
    if (change instanceof OrderChange.Changed changed) {
      if (changed.order().status().mayFill()) {
        world.working.set(index, changed.order());
      } else {
        world.working.remove(index);
      }
    }
  }

  private void revalue() {
    BigDecimal equity = world.cash;
    for (Map.Entry<Symbol, BigDecimal> each : world.held.entrySet()) {
      equity = equity.add(each.getValue().multiply(price(each.getKey().value())));
    }
    world.equity = equity;
    world.buyingPower = Optional.of(world.cash);
  }

  BigDecimal percentOfEquity(LimitName name) {
    return limits.decimal(name) instanceof Limit.Of<BigDecimal> of
        ? world.equity.multiply(of.value()).divide(decimal("100"))
        : decimal("1e30");
  }
}
