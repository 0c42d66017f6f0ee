package io.orrery.risk;

import static io.orrery.risk.World.buy;
import static io.orrery.risk.World.by;
import static io.orrery.risk.World.decimal;
import static io.orrery.risk.World.sell;
import static io.orrery.risk.World.symbol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.orrery.basics.Price;
import io.orrery.market.Sector;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.trade.Side;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each limit just below it, at it, and just above it (AC-39). */
class LimitBoundariesTest {

  /** Less, exactly, and more than a limit; at a loss limit the breaker trips already. */
  private static void atMost(
      RiskCheck check, Map<String, String> limits, Probe below, Probe at, Probe above) {
    assertAll(
        () -> passes(check, limits, below),
        () -> passes(check, limits, at),
        () -> breaches(check, limits, above));
  }

  private record Probe(Consumer<World> world, OrderTicket ticket) {}

  private static Probe order(OrderTicket ticket) {
    return new Probe(world -> {}, ticket);
  }

  private static Probe in(Consumer<World> world, OrderTicket ticket) {
    return new Probe(world, ticket);
  }

  private static CheckResult result(RiskCheck check, Map<String, String> limits, Probe probe) {
    World world = new World();
    probe.world().accept(world);
    RiskDecision decision =
        new RiskGate(Universe.PAPER, RiskLimits.parse(limits)).decide(probe.ticket(), world);
    CheckResult result = decision.checks().get(check.ordinal());
    assertThat(result.check()).isEqualTo(check);
    assertThat(decision instanceof RiskDecision.Denied)
        .as("denied if and only if this check is breached: " + decision)
        .isEqualTo(result.refuses());
    return result;
  }

  private static void passes(RiskCheck check, Map<String, String> limits, Probe probe) {
    assertThat(result(check, limits, probe).outcome()).isEqualTo(CheckResult.Outcome.PASSED);
  }

  private static void breaches(RiskCheck check, Map<String, String> limits, Probe probe) {
    CheckResult result = result(check, limits, probe);
    assertThat(result.outcome()).isEqualTo(CheckResult.Outcome.BREACHED);
    assertThat(result.reason()).isPresent();
  }

  @Test
  void orderValueIsAtMostItsLimit() {
    atMost(
        RiskCheck.ORDER_VALUE,
        Map.of("max_order_value", "1000"),
        order(buy("AAA", "9.999")),
        order(buy("AAA", "10")),
        order(buy("AAA", "10.001")));
  }

  @Test
  void orderValueCountsTheOrdersOwnPriceIfThatIsWorse() {
    atMost(
        RiskCheck.ORDER_VALUE,
        Map.of("max_order_value", "1000"),
        order(buy("AAA", "9", "111.11")),
        order(buy("AAA", "8", "125")),
        order(buy("AAA", "9", "111.12")));
  }

  @Test
  void orderValueIsAtLeastItsLimit() {
    atMost(
        RiskCheck.SMALLEST_VALUE,
        Map.of("min_order_value", "10"),
        order(buy("AAA", "0.1001")),
        order(buy("AAA", "0.1")),
        order(buy("AAA", "0.0999")));
  }

  @Test
  void orderQtyIsAtMostItsLimit() {
    atMost(
        RiskCheck.ORDER_QTY,
        Map.of("max_order_qty", "10"),
        order(buy("AAA", "9.999")),
        order(buy("AAA", "10")),
        order(buy("AAA", "10.001")));
  }

  @Test
  void aPriceIsWithinTheCollarOnBothSides() {
    Map<String, String> limits = Map.of("price_collar_percent", "5");
    atMost(
        RiskCheck.PRICE_COLLAR,
        limits,
        order(buy("AAA", "1", "104.99")),
        order(buy("AAA", "1", "105")),
        order(buy("AAA", "1", "105.01")));
    atMost(
        RiskCheck.PRICE_COLLAR,
        limits,
        order(buy("AAA", "1", "95.01")),
        order(buy("AAA", "1", "95")),
        order(buy("AAA", "1", "94.99")));
    OrderType stop = new OrderType.Stop(new Price(decimal("105.01")));
    breaches(RiskCheck.PRICE_COLLAR, limits, order(World.ticket("AAA", Side.BUY, "1", stop)));
  }

  @Test
  void thePriceIsYoungEnough() {
    atMost(
        RiskCheck.PRICE_AGE,
        Map.of("max_price_age", "PT10S"),
        in(world -> world.now = World.NOW.plusMillis(9_999), buy("AAA", "1")),
        in(world -> world.now = World.NOW.plusSeconds(10), buy("AAA", "1")),
        in(world -> world.now = World.NOW.plusSeconds(10).plusNanos(1), buy("AAA", "1")));
    breaches(
        RiskCheck.PRICE_AGE,
        Map.of("max_price_age", "PT10S"),
        in(world -> world.now = World.NOW.minusSeconds(11), buy("AAA", "1")));
  }

  @Test
  void thePositionCountsWhatIsHeldAndOnItsWay() {
    Consumer<World> heldAndOnItsWay =
        world -> {
          world.hold("AAA", "50");
          world.send(buy("AAA", "100"));
        };
    atMost(
        RiskCheck.POSITION,
        Map.of("max_position_percent", "20"),
        in(heldAndOnItsWay, buy("AAA", "49.999")),
        in(heldAndOnItsWay, buy("AAA", "50")),
        in(heldAndOnItsWay, buy("AAA", "50.001")));
  }

  @Test
  void aShortPositionCountsAsMuch() {
    Consumer<World> owed = world -> world.hold("AAA", "-150");
    atMost(
        RiskCheck.POSITION,
        Map.of("max_position_percent", "20", "max_short_exposure_percent", "100"),
        in(owed, sell("AAA", "49.999")),
        in(owed, sell("AAA", "50")),
        in(owed, sell("AAA", "50.001")));
  }

  @Test
  void openPositionsCountWhatIsOnItsWay() {
    Consumer<World> one = world -> world.hold("BBB", "1").price("BBB", "1");
    Consumer<World> two = one.andThen(world -> world.price("CCC", "1").send(buy("CCC", "1")));
    Consumer<World> three = two.andThen(world -> world.hold("DDD", "1").price("DDD", "1"));
    atMost(
        RiskCheck.OPEN_POSITIONS,
        Map.of("max_open_positions", "3"),
        in(one, buy("AAA", "1")),
        in(two, buy("AAA", "1")),
        in(three, buy("AAA", "1")));
  }

  @Test
  void whatIsOwedIsAtMostItsLimitOverAllSymbols() {
    Consumer<World> owed =
        world -> {
          world.hold("BBB", "-100").price("BBB", "50");
          world.hold("AAA", "10").send(sell("AAA", "30"));
        };
    // 5000 of BBB, 2000 of AAA on its way; 10 % of 100000
    atMost(
        RiskCheck.SHORT_EXPOSURE,
        Map.of("max_short_exposure_percent", "10"),
        in(owed, sell("AAA", "29.999")),
        in(owed, sell("AAA", "30")),
        in(owed, sell("AAA", "30.001")));
  }

  @Test
  void theSectorsExposureIsAtMostItsLimit() {
    Consumer<World> world =
        each -> {
          each.hold("BBB", "200").price("BBB", "100");
          each.hold("CCC", "900").price("CCC", "100");
          each.sectors.put(symbol("AAA"), Sector.ENERGY);
          each.sectors.put(symbol("BBB"), Sector.ENERGY);
          each.sectors.put(symbol("CCC"), Sector.UTILITIES);
        };
    atMost(
        RiskCheck.SECTOR,
        Map.of("max_sector_exposure_percent", "30"),
        in(world, buy("AAA", "99.999")),
        in(world, buy("AAA", "100")),
        in(world, buy("AAA", "100.001")));
  }

  @Test
  void theCorrelatedExposureIsAtMostItsLimit() {
    Consumer<World> world =
        each -> {
          each.hold("BBB", "200").price("BBB", "100");
          each.hold("CCC", "900").price("CCC", "100");
          each.returns.put(symbol("AAA"), returns(100, 101, 100, 102, 100));
          each.returns.put(symbol("BBB"), returns(200, 202, 200, 204, 200));
          each.returns.put(symbol("CCC"), returns(100, 99, 100, 98, 100));
        };
    atMost(
        RiskCheck.CORRELATED,
        Map.of(
            "max_correlated_exposure_percent", "30",
            "correlation_threshold", "0.8",
            "correlation_lookback_days", "30"),
        in(world, buy("AAA", "99.999")),
        in(world, buy("AAA", "100")),
        in(world, buy("AAA", "100.001")));
  }

  static Returns returns(double... closes) {
    int[] days = new int[closes.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = i;
    }
    return Returns.ofCloses(days, closes);
  }

  @Test
  void dailyOrdersAreAtMostTheirLimit() {
    atMost(
        RiskCheck.DAILY_ORDERS,
        Map.of("max_daily_orders", "5"),
        in(world -> world.ordersToday = 3, buy("AAA", "1")),
        in(world -> world.ordersToday = 4, buy("AAA", "1")),
        in(world -> world.ordersToday = 5, buy("AAA", "1")));
  }

  @Test
  void whatIsOnItsWayIsPaidFromTheSameBuyingPower() {
    Consumer<World> world =
        each -> {
          each.buyingPower = java.util.Optional.of(decimal("3000"));
          each.send(buy("AAA", "20"));
        };
    atMost(
        RiskCheck.BUYING_POWER,
        Map.of(),
        in(world, buy("AAA", "9.999")),
        in(world, buy("AAA", "10")),
        in(world, buy("AAA", "10.001")));
  }

  @Test
  void aDailyLossOfExactlyTheLimitIsTooMuch() {
    Map<String, String> limits = Map.of("daily_loss_percent", "3");
    passes(RiskCheck.DAILY_LOSS, limits, in(after("100000", "97000.01"), buy("AAA", "1")));
    breaches(RiskCheck.DAILY_LOSS, limits, in(after("100000", "97000"), buy("AAA", "1")));
    breaches(RiskCheck.DAILY_LOSS, limits, in(after("100000", "96999.99"), buy("AAA", "1")));
  }

  @Test
  void aDrawdownOfExactlyTheLimitIsTooMuch() {
    Map<String, String> limits = Map.of("max_drawdown_percent", "15");
    passes(RiskCheck.DRAWDOWN, limits, in(after("130000", "110500.01"), buy("AAA", "1")));
    breaches(RiskCheck.DRAWDOWN, limits, in(after("130000", "110500"), buy("AAA", "1")));
    breaches(RiskCheck.DRAWDOWN, limits, in(after("130000", "110499.99"), buy("AAA", "1")));
  }

  private static Consumer<World> after(String peak, String equity) {
    return world -> {
      world.breaker = world.breaker.after(decimal(peak), World.NOW, World.TODAY).breaker();
      world.equity = decimal(equity);
    };
  }

  @Test
  void anOrderLikeAnotherComesOnlyAfterTheWindow() {
    Map<String, String> limits = Map.of("duplicate_window", "PT30S");
    passes(RiskCheck.DUPLICATE, limits, in(sentBefore(Duration.ofSeconds(31)), buy("AAA", "1")));
    passes(RiskCheck.DUPLICATE, limits, in(sentBefore(Duration.ofSeconds(30)), buy("AAA", "1.0")));
    breaches(
        RiskCheck.DUPLICATE, limits, in(sentBefore(Duration.ofMillis(29_999)), buy("AAA", "1.0")));
    passes(RiskCheck.DUPLICATE, limits, in(sentBefore(Duration.ZERO), buy("AAA", "2")));
    passes(RiskCheck.DUPLICATE, limits, in(sentBefore(Duration.ZERO), buy("AAA", "1", "99")));
  }

  private static Consumer<World> sentBefore(Duration before) {
    return world -> world.send(buy("AAA", "1"), World.NOW.minus(before));
  }

  @Test
  void aStrategySendsAtMostItsThrottlesOrdersInTheWindow() {
    Map<String, String> limits = Map.of("throttle_orders", "3", "throttle_window", "PT1M");
    OrderTicket next = by("momentum", buy("AAA", "9"));
    atMost(
        RiskCheck.THROTTLE,
        limits,
        in(sent(1, 59), next),
        in(sent(2, 59), next),
        in(sent(3, 59), next));
    passes(RiskCheck.THROTTLE, limits, in(sent(3, 60), next));
    passes(RiskCheck.THROTTLE, limits, in(sent(3, 59), by("rsi", buy("AAA", "9"))));
  }

  private static Consumer<World> sent(int orders, int secondsAgo) {
    return world -> {
      for (int i = 1; i <= orders; i++) {
        world.send(by("momentum", buy("AAA", "0." + i)), World.NOW.minusSeconds(secondsAgo));
      }
    };
  }

  @Test
  void onlyAllowedSymbolsAndNoneThatIsRestricted() {
    Map<String, String> limits = Map.of("allowed_symbols", "AAA,BBB", "restricted_symbols", "BBB");
    Consumer<World> prices = world -> world.price("BBB", "1").price("CCC", "1");
    passes(RiskCheck.SYMBOL, limits, in(prices, buy("AAA", "1")));
    breaches(RiskCheck.SYMBOL, limits, in(prices, buy("BBB", "1")));
    breaches(RiskCheck.SYMBOL, limits, in(prices, buy("CCC", "1")));
  }

  @Test
  void theMarketIsOpenUnlessTheUniverseDoesNotMind() {
    World world = new World();
    world.market = Finding.of(new MarketStatus.Closed("XNYS is closed: holiday"));
    RiskDecision denied =
        new RiskGate(Universe.PAPER, RiskLimits.undecided()).decide(buy("AAA", "1"), world);
    assertThat(((RiskDecision.Denied) denied).reason()).isEqualTo("XNYS is closed: holiday");
    assertThat(
            new RiskGate(Universe.SIMULATION, RiskLimits.undecided())
                .decide(buy("AAA", "1"), world))
        .isInstanceOf(RiskDecision.Approved.class);
    world.market = Finding.missing("there is no calendar XXXX");
    assertThat(new RiskGate(Universe.PAPER, RiskLimits.undecided()).decide(buy("AAA", "1"), world))
        .isInstanceOf(RiskDecision.Denied.class);
  }
}
