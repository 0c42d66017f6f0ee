package io.orrery.risk;

import static io.orrery.risk.World.buy;
import static io.orrery.risk.World.decimal;
import static io.orrery.risk.World.symbol;
import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.OrderId;
import io.orrery.market.Sector;
import io.orrery.order.Order;
import io.orrery.order.OrderChange;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderTicket;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts as exposed, and what may be bought for. */
class ExposureTest {

  private final World world = new World();

  private static RiskGate gate(String... limits) {
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < limits.length; i += 2) {
      texts.put(limits[i], limits[i + 1]);
    }
    return new RiskGate(Universe.PAPER, RiskLimits.parse(texts));
  }

  private RiskDecision.Denied denied(RiskGate gate, OrderTicket ticket) {
    RiskDecision decision = gate.decide(ticket, world);
    assertThat(decision).isInstanceOf(RiskDecision.Denied.class);
    return (RiskDecision.Denied) decision;
  }

  private List<RiskCheck> breaches(RiskGate gate, OrderTicket ticket) {
    return denied(gate, ticket).breaches().stream().map(CheckResult::check).toList();
  }

  private void approved(RiskGate gate, OrderTicket ticket) {
    assertThat(gate.decide(ticket, world)).isInstanceOf(RiskDecision.Approved.class);
  }

  private static Order changed(Order order, OrderReport report) {
    return ((OrderChange.Changed) order.after(report)).order();
  }

  @Test
  void whatHasNoKnownSectorCountsInEverySector() {
    world.hold("BBB", "900").price("BBB", "100");
    world.sectors.put(symbol("AAA"), Sector.ENERGY);
    RiskGate gate = gate("max_sector_exposure_percent", "30");
    assertThat(breaches(gate, buy("AAA", "1"))).containsExactly(RiskCheck.SECTOR);
    world.sectors.put(symbol("BBB"), Sector.UTILITIES);
    approved(gate, buy("AAA", "1"));
  }

  @Test
  void whatCannotBeComparedCountsAsCorrelated() {
    world.hold("BBB", "900").price("BBB", "100");
    world.returns.put(symbol("AAA"), LimitBoundariesTest.returns(100, 101, 100, 102));
    RiskGate gate =
        gate(
            "max_correlated_exposure_percent", "30",
            "correlation_threshold", "0.8",
            "correlation_lookback_days", "30");
    assertThat(breaches(gate, buy("AAA", "1"))).containsExactly(RiskCheck.CORRELATED);
    world.returns.put(symbol("BBB"), LimitBoundariesTest.returns(100, 100, 100, 100));
    assertThat(breaches(gate, buy("AAA", "1"))).containsExactly(RiskCheck.CORRELATED);
    world.returns.put(symbol("BBB"), LimitBoundariesTest.returns(100, 99, 100, 98));
    approved(gate, buy("AAA", "1"));
  }

  @Test
  void aPositionWithoutAPriceCannotBeValued() {
    world.hold("BBB", "1");
    world.sectors.put(symbol("AAA"), Sector.ENERGY);
    world.sectors.put(symbol("BBB"), Sector.ENERGY);
    assertThat(denied(gate("max_sector_exposure_percent", "30"), buy("AAA", "1")).reason())
        .isEqualTo("no price of BBB is known");
  }

  @Test
  void anAccountThatIsWorthNothingBuysNothing() {
    world.equity = BigDecimal.ZERO;
    assertThat(breaches(gate("max_position_percent", "50"), buy("AAA", "1")))
        .containsExactly(RiskCheck.POSITION);
  }

  @Test
  void addingToAPositionOpensNone() {
    RiskGate gate = gate("max_open_positions", "1");
    world.hold("AAA", "1").price("BBB", "1");
    approved(gate, buy("AAA", "1"));
    assertThat(breaches(gate, buy("BBB", "1"))).containsExactly(RiskCheck.OPEN_POSITIONS);
  }

  @Test
  void aBrokersFigureIsLessByTheOrdersThatItHadOnly() {
    world.reserving = RiskAccount.Reserving.BROKER;
    world.buyingPower = Optional.of(decimal("1000"));
    world.askedAt = World.NOW;
    Order sent = world.send(buy("AAA", "5"), World.NOW.minusSeconds(1));
    assertThat(breaches(gate(), buy("AAA", "6"))).containsExactly(RiskCheck.BUYING_POWER);
    world.working.set(
        0, changed(sent, new OrderReport.Accepted(sent.id(), World.NOW, new OrderId("b1"))));
    approved(gate(), buy("AAA", "10"));
    world.askedAt = World.NOW.minusSeconds(2);
    assertThat(breaches(gate(), buy("AAA", "6"))).containsExactly(RiskCheck.BUYING_POWER);
  }

  @Test
  void withoutBuyingPowerThereIsCash() {
    world.buyingPower = Optional.empty();
    world.cash = decimal("1000");
    approved(gate(), buy("AAA", "10"));
    assertThat(breaches(gate(), buy("AAA", "10.001"))).containsExactly(RiskCheck.BUYING_POWER);
  }
}
