package io.orrery.risk;

import static io.orrery.risk.World.buy;
import static io.orrery.risk.World.by;
import static io.orrery.risk.World.decimal;
import static io.orrery.risk.World.sell;
import static io.orrery.risk.World.symbol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Quantity;
import io.orrery.basics.StrategyName;
import io.orrery.market.Sector;
import io.orrery.order.Order;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderTicket;
import io.orrery.universe.Universe;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RiskGateTest {

  private final World world = new World();

  private static RiskGate gate(String... limits) {
    Map<String, String> texts = new java.util.HashMap<>();
    for (int i = 0; i < limits.length; i += 2) {
      texts.put(limits[i], limits[i + 1]);
    }
    return new RiskGate(Universe.PAPER, RiskLimits.parse(texts));
  }

  /** Strict in everything, so that whatever adds risk is refused. */
  private static RiskGate closed() {
    return gate(
        "max_order_value", "0",
        "min_order_value", "1000000",
        "max_order_qty", "0",
        "price_collar_percent", "0",
        "max_price_age", "PT0.000000001S",
        "max_position_percent", "0",
        "max_open_positions", "0",
        "max_short_exposure_percent", "0",
        "max_sector_exposure_percent", "0",
        "max_correlated_exposure_percent", "0",
        "correlation_threshold", "-1",
        "correlation_lookback_days", "3",
        "max_daily_orders", "0",
        "daily_loss_percent", "0.001",
        "max_drawdown_percent", "0.001",
        "duplicate_window", "PT1H",
        "throttle_orders", "1",
        "throttle_window", "PT1H",
        "allowed_symbols", "ZZZ",
        "restricted_symbols", "AAA");
  }

  private RiskDecision.Denied denied(RiskGate gate, OrderTicket ticket) {
    RiskDecision decision = gate.decide(ticket, world);
    assertThat(decision).isInstanceOf(RiskDecision.Denied.class);
    return (RiskDecision.Denied) decision;
  }

  private List<RiskCheck> breaches(RiskGate gate, OrderTicket ticket) {
    return denied(gate, ticket).breaches().stream().map(CheckResult::check).toList();
  }

  private RiskDecision.Approved approved(RiskGate gate, OrderTicket ticket) {
    RiskDecision decision = gate.decide(ticket, world);
    assertThat(decision).isInstanceOf(RiskDecision.Approved.class);
    return (RiskDecision.Approved) decision;
  }

  @Test
  void runsEveryCheckInTheOrderOfTheirNames() {
    assertThat(approved(gate(), buy("AAA", "1")).checks())
        .extracting(CheckResult::check)
        .containsExactly(RiskCheck.values());
    world.accountMissing = "the broker did not answer";
    assertThat(denied(closed(), buy("AAA", "1")).checks())
        .extracting(CheckResult::check)
        .containsExactly(RiskCheck.values());
  }

  @Tag("U7")
  @Test
  void nobodyElseCanMakeWhatMayBeMinted() {
    for (Class<?> type : List.of(RiskDecision.Approved.class, RiskDecision.Denied.class)) {
      assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
      assertThat(Arrays.stream(type.getDeclaredConstructors()).map(Constructor::getModifiers))
          .noneMatch(each -> Modifier.isPublic(each) || Modifier.isProtected(each));
    }
    assertThat(RiskDecision.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(RiskDecision.Approved.class, RiskDecision.Denied.class);
    assertThat(
            Stream.of(RiskDecision.Denied.class.getMethods())
                .filter(method -> method.getName().equals("ticket")))
        .as("what was denied has nothing to mint")
        .isEmpty();
  }

  @Test
  void refusesForEachReasonAtOnceAndSaysAllOfThem() {
    world.blocked = Optional.of("margin call");
    world.equity = decimal("90000");
    world.breaker =
        CircuitBreaker.begin(closed().limits(), CircuitBreaker.Rearm.BY_A_PERSON)
            .after(decimal("100000"), World.NOW, World.TODAY)
            .breaker()
            .after(decimal("90000"), World.NOW, World.TODAY)
            .breaker();
    world.buyingPower = Optional.of(BigDecimal.ZERO);
    world.market = Finding.of(new MarketStatus.Closed("XNYS is closed"));
    world.sectors.put(symbol("AAA"), Sector.ENERGY);
    world.returns.put(symbol("AAA"), LimitBoundariesTest.returns(1, 2, 1, 2));
    world.now = World.NOW.plusSeconds(1);
    world.switches =
        world.switches.after(
            new StrategyDisabled(new StrategyName("momentum"), "too many orders", World.NOW));
    world.permission = new StrategyPermission.Withheld("momentum was not promoted");
    world.send(by("momentum", buy("AAA", "1", "101")));
    List<RiskCheck> breaches = breaches(closed(), by("momentum", buy("AAA", "1", "101")));
    assertThat(breaches)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RiskCheck.values())
                .filter(check -> check != RiskCheck.SHORT_EXPOSURE)
                .toList());
  }

  @Test
  void neverKeepsAnOrderFromReducing() {
    world.hold("AAA", "10");
    world.ordersToday = 1_000;
    world.market = Finding.of(new MarketStatus.Closed("XNYS is closed"));
    RiskDecision.Approved approved = approved(closed(), sell("AAA", "10", "1"));
    assertThat(approved.reducing()).isTrue();
    assertThat(approved.ticket()).isEqualTo(sell("AAA", "10", "1"));
    assertThat(approved.checks())
        .extracting(CheckResult::outcome)
        .contains(CheckResult.Outcome.WAIVED)
        .doesNotContain(CheckResult.Outcome.BREACHED, CheckResult.Outcome.MISSING);
    world.hold("AAA", "-10");
    assertThat(approved(closed(), buy("AAA", "10", "1000")).reducing()).isTrue();
  }

  @Test
  void reducesAlsoWhenNothingElseIsKnown() {
    world.hold("AAA", "10");
    world.prices.clear();
    world.accountMissing = "the broker did not answer";
    world.breakerMissing = "not read yet";
    world.recentMissing = "not read yet";
    world.switchesMissing = "not read yet";
    world.ordersTodayMissing = "not read yet";
    world.market = Finding.missing("no calendar");
    assertThat(approved(closed(), by("momentum", sell("AAA", "10"))).reducing()).isTrue();
  }

  @Test
  void missingDataRefusesWhatAddsRisk() {
    missing(RiskCheck.ACCOUNT, gate(), each -> each.accountMissing = "no answer");
    missing(RiskCheck.MARKET_OPEN, gate(), each -> each.market = Finding.missing("no calendar"));
    missing(RiskCheck.PRICE_AGE, gate(), each -> each.prices.clear());
    missing(RiskCheck.PRICE_AGE, gate(), each -> each.price("AAA", "0"));
    missing(RiskCheck.SECTOR, gate("max_sector_exposure_percent", "100"), each -> {});
    missing(
        RiskCheck.CORRELATED,
        gate(
            "max_correlated_exposure_percent", "100",
            "correlation_threshold", "0.8",
            "correlation_lookback_days", "30"),
        each -> {});
    missing(
        RiskCheck.DAILY_ORDERS,
        gate("max_daily_orders", "9"),
        each -> each.ordersTodayMissing = "not read yet");
    missing(RiskCheck.BREAKER, gate(), each -> each.breakerMissing = "not read yet");
    missing(
        RiskCheck.DUPLICATE,
        gate("duplicate_window", "PT1S"),
        each -> each.recentMissing = "not read yet");
    missing(RiskCheck.STRATEGY_ENABLED, gate(), each -> each.switchesMissing = "not read yet");
  }

  private static void missing(
      RiskCheck check, RiskGate gate, java.util.function.Consumer<World> what) {
    World world = new World();
    what.accept(world);
    RiskDecision decision = gate.decide(by("momentum", buy("AAA", "1")), world);
    assertThat(decision).isInstanceOf(RiskDecision.Denied.class);
    CheckResult result = decision.checks().get(check.ordinal());
    assertThat(result.outcome()).as(check.toString()).isEqualTo(CheckResult.Outcome.MISSING);
    assertThat(result.reason()).isPresent();
  }

  @Test
  void whatIsHeldNotBeingKnownASaleMayBeAShortOne() {
    world.holdingsMissing = "Position lookup failed: boom";
    assertThat(denied(gate(), sell("AAA", "1")).reason()).contains("Position lookup failed: boom");
  }

  @Test
  void twoSalesCannotTogetherOpenAShortPosition() {
    world.hold("AAA", "10");
    world.send(approved(gate(), sell("AAA", "10")).ticket());
    assertThat(breaches(gate(), sell("AAA", "10"))).containsExactly(RiskCheck.SHORT_EXPOSURE);
    assertThat(breaches(gate("max_short_exposure_percent", "0"), sell("AAA", "0.001")))
        .containsExactly(RiskCheck.SHORT_EXPOSURE);
  }

  @Test
  void aSaleOfMoreThanIsHeldIsNotHalfWaved() {
    world.hold("AAA", "10");
    assertThat(denied(gate(), sell("AAA", "10.001")).reducing()).isFalse();
    assertThat(breaches(gate(), sell("AAA", "10.001"))).containsExactly(RiskCheck.SHORT_EXPOSURE);
  }

  @Test
  void twoPurchasesCannotTogetherTurnAShortPosition() {
    world.hold("AAA", "-10");
    world.send(buy("AAA", "6"));
    assertThat(approved(gate(), buy("AAA", "4")).reducing()).isTrue();
    assertThat(approved(gate(), buy("AAA", "4.001")).reducing()).isFalse();
  }

  @Test
  void anOrderOfWhichNobodyKnowsIsOnItsWay() {
    world.hold("AAA", "10");
    Order sent = world.send(sell("AAA", "10"));
    world.working.clear();
    world.working.add(changed(sent, new OrderReport.Doubted(sent.id(), World.NOW, "timed out")));
    assertThat(breaches(gate(), sell("AAA", "10"))).containsExactly(RiskCheck.SHORT_EXPOSURE);
  }

  @Test
  void anOrderThatIsOverIsNotOnItsWay() {
    world.hold("AAA", "10");
    Order sent = world.send(sell("AAA", "10"));
    world.working.clear();
    world.working.add(changed(sent, new OrderReport.Canceled(sent.id(), World.NOW, "asked")));
    assertThat(approved(gate(), sell("AAA", "10")).reducing()).isTrue();
  }

  private static Order changed(Order order, OrderReport report) {
    return ((io.orrery.order.OrderChange.Changed) order.after(report)).order();
  }

  @Test
  void aManualOrderAStopAndALiquidationPassTheSameGate() {
    RiskGate gate = gate("max_order_value", "100");
    for (OrderCause cause : OrderCause.values()) {
      OrderTicket ticket = World.caused(cause, Optional.empty(), buy("AAA", "2"));
      assertThat(breaches(gate, ticket)).containsExactly(RiskCheck.ORDER_VALUE);
    }
  }

  @Test
  void theOrdersCurrencyIsTheAccounts() {
    OrderTicket dollars = buy("AAA", "1");
    OrderTicket euros =
        new OrderTicket(
            dollars.symbol(),
            dollars.side(),
            dollars.qty(),
            dollars.type(),
            dollars.timeInForce(),
            new CurrencyCode("EUR"),
            dollars.cause(),
            dollars.strategy(),
            dollars.reason());
    assertThat(breaches(gate(), euros)).containsExactly(RiskCheck.ACCOUNT);
  }

  @Test
  void aRejectedOrderMayBeTriedAgain() {
    RiskGate gate = gate("duplicate_window", "PT1H");
    Order sent = world.send(buy("AAA", "1"));
    assertThat(breaches(gate, buy("AAA", "1"))).containsExactly(RiskCheck.DUPLICATE);
    world.recent.set(
        0, changed(sent, new OrderReport.Rejected(sent.id(), World.NOW, "no such symbol")));
    world.working.clear();
    approved(gate, buy("AAA", "1"));
  }

  @Test
  void aTrippedBreakerHoldsThoughTheLossIsGone() {
    RiskLimits limits = RiskLimits.parse(Map.of("daily_loss_percent", "3"));
    world.breaker =
        CircuitBreaker.begin(limits, CircuitBreaker.Rearm.BY_A_PERSON)
            .after(decimal("100000"), World.NOW, World.TODAY)
            .breaker()
            .after(decimal("96000"), World.NOW, World.TODAY)
            .breaker();
    assertThat(denied(new RiskGate(Universe.PAPER, limits), buy("AAA", "1")).reason())
        .startsWith("the breaker is tripped until a person re-arms it: the loss since the day's");
    world.hold("AAA", "1");
    approved(new RiskGate(Universe.PAPER, limits), sell("AAA", "1"));
  }

  @Test
  void aQuantityIsPositiveOrThereIsNone() {
    for (String qty : List.of("0", "-5")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Quantity(decimal(qty)))
          .withMessage("qty must be positive, was %s", qty);
    }
  }

  @Test
  void tooManyOrdersOfAStrategyNameItToWhoeverDisablesIt() {
    RiskGate gate = gate("throttle_orders", "1", "throttle_window", "PT1M");
    OrderTicket ticket = by("momentum", buy("AAA", "1"));
    assertThat(approved(gate, ticket).throttled()).isEmpty();
    world.send(ticket);
    assertThat(denied(gate, ticket).throttled()).contains(new StrategyName("momentum"));
    world.hold("AAA", "1");
    assertThat(approved(gate, by("momentum", sell("AAA", "1"))).throttled())
        .as("it may get out, and is disabled all the same")
        .contains(new StrategyName("momentum"));
    assertThat(approved(gate, buy("AAA", "1")).throttled()).as("a person's order").isEmpty();
    world.recentMissing = "not read yet";
    assertThat(denied(gate, ticket).throttled()).as("nothing was counted").isEmpty();
  }

  @Test
  void theRecordHasEveryNumber() {
    world.send(buy("AAA", "1"));
    RiskDecision decision = gate("max_order_value", "150").decide(buy("AAA", "2"), world);
    RiskDecided record = RiskDecided.of(decision);
    assertThat(record.answer()).isEqualTo(RiskDecided.Answer.DENIED);
    assertThat(record.checks()).hasSize(RiskCheck.values().length);
    assertThat(record.reason()).contains("AAA: max_order_value must be at most 150, was 200");
    CheckResult value = record.checks().get(RiskCheck.ORDER_VALUE.ordinal());
    assertThat(value.measured()).contains(decimal("200"));
    assertThat(value.bound()).contains(decimal("150"));
    assertThat(record.decidedAt()).isEqualTo(World.NOW);
  }

  @Test
  void aNumberThatNoRecordHoldsIsRoundedInTheRecordOnly() {
    world.price("AAA", "0.12345678901234567890123456789012345678");
    OrderTicket ticket = buy("AAA", "1.0000000000000000000000000000000000001");
    RiskDecided record = RiskDecided.of(gate("max_order_value", "1").decide(ticket, world));
    BigDecimal measured =
        record.checks().get(RiskCheck.ORDER_VALUE.ordinal()).measured().orElseThrow();
    assertThat(measured.precision()).isLessThanOrEqualTo(38);
    assertThat(measured).isCloseTo(decimal("0.1234567890123456789"), withinTiny());
  }

  private static org.assertj.core.data.Offset<BigDecimal> withinTiny() {
    return org.assertj.core.api.Assertions.within(decimal("0.0000000000000000001"));
  }
}
