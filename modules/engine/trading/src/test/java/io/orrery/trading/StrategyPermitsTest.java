package io.orrery.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.StrategyName;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderTicket;
import io.orrery.risk.CheckResult;
import io.orrery.risk.LimitName;
import io.orrery.risk.LimitOverridden;
import io.orrery.risk.RiskCheck;
import io.orrery.risk.RiskDecided;
import io.orrery.risk.RiskGate;
import io.orrery.risk.RiskLimits;
import io.orrery.risk.StrategyPermission;
import io.orrery.strategy.BuyAndHold;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import io.orrery.testkit.Samples;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Strategies take on risk by permission, which is asked for every order; reducing needs none. */
@Tag("U15")
class StrategyPermitsTest {

  private static final StrategyName MOMENTUM = new StrategyName("momentum");

  private final MovableClock clock = new MovableClock();
  private final Exchange exchange = new Exchange();
  private StrategyPermission permission = granted("100");
  private final Life life =
      new Life(
          new CrashingStorage(new InMemoryStorage(clock)),
          exchange,
          clock,
          Map.of("max_order_value", "200"),
          (strategy, now) -> permission);

  @BeforeEach
  void open() {
    life.trading.open();
  }

  /** With a stricter limit of an order's value. */
  private static StrategyPermission granted(String maxOrderValue) {
    Map<String, String> limits = new HashMap<>();
    limits.put("max_order_value", maxOrderValue);
    limits.put("max_short_exposure_percent", "unlimited by ada: these tests sell short");
    return new StrategyPermission.Granted(
        "P-0123456789abcdef", RiskLimits.parse(limits), Samples.NOW.plus(Duration.ofDays(1)));
  }

  private static OrderTicket signal(OrderTicket ticket) {
    return new OrderTicket(
        ticket.symbol(),
        ticket.side(),
        ticket.qty(),
        ticket.type(),
        ticket.timeInForce(),
        ticket.currency(),
        OrderCause.SIGNAL,
        Optional.of(MOMENTUM),
        Optional.empty());
  }

  private Placement signals(OrderTicket ticket) {
    return life.desk().submit(signal(ticket));
  }

  /** The newest order is filled. */
  private void fill(String qty) {
    var sent = List.copyOf(life.broker.sent.values());
    exchange.fill(sent.get(sent.size() - 1), new BigDecimal(qty));
    life.broker.deliver();
    life.trading.tick();
  }

  @Test
  void aSignalWithoutPermissionIsDeniedAndSaysWhyOnRecord() {
    permission = new StrategyPermission.Withheld("momentum must be promoted: it never was");
    Placement.Denied denied = (Placement.Denied) signals(Life.buy("AAA", "1"));
    assertThat(denied.reasons()).containsExactly("momentum must be promoted: it never was");
    var orders = life.universes.archive(Universe.PAPER).orders();
    assertThat(orders.after(0, 100))
        .flatExtracting(each -> orders.typed(RiskDecided.class, each.fact()).stream().toList())
        .singleElement()
        .satisfies(
            decided ->
                assertThat(decided.checks())
                    .filteredOn(CheckResult::refuses)
                    .extracting(CheckResult::check)
                    .containsExactly(RiskCheck.STRATEGY_PROMOTED));
    assertThat(RiskCheck.values()).endsWith(RiskCheck.STRATEGY_PROMOTED);
  }

  @Test
  void aStrategyThatSitsOutSaysWhatItWouldDoAndIsNotEvenDenied() {
    permission = new StrategyPermission.Withheld("it never was");
    TradingFloor floor = TradingFloorTest.floor(life);
    List<AgentReport> reports = new ArrayList<>();
    floor.afterEach(() -> reports.add(floor.report()));

    floor.run();

    assertThat(life.broker.sent).isEmpty();
    assertThat(life.universes.archive(Universe.PAPER).events().after(0, 100))
        .extracting(each -> each.fact().type())
        .contains("signal_generated")
        .doesNotContain("order_denied");
    assertThat(reports)
        .isNotEmpty()
        .allSatisfy(
            report -> {
              assertThat(report.state()).isEqualTo(AgentReport.State.BLOCKED);
              assertThat(report.reason()).contains("it never was");
            });
    assertThat(floor.permissions()).containsEntry(new BuyAndHold().name(), permission);
  }

  @Test
  void aPersonOrdersWhileAStrategySitsOut() {
    permission = new StrategyPermission.Withheld("it never was");
    assertThat(life.desk().submit(Life.buy("AAA", "1"))).isInstanceOf(Placement.Placed.class);
    assertThat(life.desk().blocks()).isEmpty();
  }

  @Test
  void whatIsHeldIsSoldAfterThePermissionEndedAndNothingIsBought() {
    assertThat(signals(Life.buy("AAA", "10"))).isInstanceOf(Placement.Placed.class);
    fill("10");
    permission = new StrategyPermission.Withheld("it was revoked");
    assertThat(signals(Life.buy("BBB", "1"))).isInstanceOf(Placement.Denied.class);
    assertThat(signals(Life.sell("AAA", "11")))
        .as("more than is held")
        .isInstanceOf(Placement.Denied.class);
    assertThat(signals(Life.sell("AAA", "10"))).isInstanceOf(Placement.Placed.class);
  }

  @Test
  void anOrderThatWorksWhenThePermissionEndsIsCancelledOnceAndASaleIsNot() {
    signals(Life.buy("AAA", "10"));
    fill("10");
    signals(Life.buy("BBB", "5"));
    signals(Life.sell("AAA", "10"));
    life.desk().submit(Life.buy("CCC", "5"));
    life.broker.deliver();
    life.trading.tick();
    assertThat(life.broker.cancelled).isEmpty();

    permission = new StrategyPermission.Withheld("it was revoked");
    life.trading.tick();
    life.trading.tick();

    assertThat(life.broker.cancelled.stream().map(life.desk()::find).flatMap(Optional::stream))
        .singleElement()
        .satisfies(order -> assertThat(order.ticket().symbol()).hasToString("BBB"));
  }

  @Test
  void signalsAreHeldAgainstTheLimitsOfThePermissionAndPeopleAgainstTheUniverses() {
    assertThat(signals(Life.buy("AAA", "10"))).isInstanceOf(Placement.Placed.class);
    assertThat(signals(Life.buy("BBB", "11"))).isInstanceOf(Placement.Denied.class);
    assertThat(life.desk().submit(Life.buy("CCC", "20"))).isInstanceOf(Placement.Placed.class);
  }

  @Test
  @Tag("U11")
  void anOverrideLoosensNothingForAStrategyAndTightensForIt() {
    life.trading.risk().override(override("1000"));
    assertThat(signals(Life.buy("AAA", "11"))).isInstanceOf(Placement.Denied.class);
    assertThat(life.desk().submit(Life.buy("BBB", "50"))).isInstanceOf(Placement.Placed.class);
    life.trading.risk().override(override("30"));
    assertThat(signals(Life.buy("CCC", "4"))).isInstanceOf(Placement.Denied.class);
    assertThat(signals(Life.buy("CCC", "3"))).isInstanceOf(Placement.Placed.class);
  }

  private LimitOverridden override(String value) {
    return new LimitOverridden(
        LimitName.MAX_ORDER_VALUE,
        value,
        "the index is rebalanced",
        "Ada",
        "Grace",
        clock.instant(),
        clock.instant().plus(Duration.ofHours(1)));
  }

  @Test
  @Tag("U11")
  void whoeverForgetsThePermitsLetsNoStrategyPutRealCapitalAtRisk() {
    for (Universe universe : Universe.values()) {
      Map<String, String> limits = new HashMap<>();
      for (LimitName name : LimitName.values()) {
        limits.put(name.wireName(), "unlimited by ada: a test");
      }
      RiskRules forgetful =
          new RiskRules(
              new RiskGate(universe, RiskLimits.parse(limits)),
              OpenMarket.rules(Universe.PAPER).rearm(),
              new OpenMarket());
      assertThat(forgetful.permits().of(MOMENTUM, Samples.NOW))
          .isInstanceOf(
              universe == Universe.LIVE
                  ? StrategyPermission.Withheld.class
                  : StrategyPermission.NotNeeded.class);
    }
  }
}
