package io.orrery.risk;

import static io.orrery.risk.World.buy;
import static io.orrery.risk.World.by;
import static io.orrery.risk.World.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orrery.basics.StrategyName;
import io.orrery.order.OrderTicket;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The throttle disables a strategy, and only a person enables it (AC-40). */
class StrategySwitchesTest {

  private static final StrategyName MOMENTUM = new StrategyName("momentum");

  private final World world = new World();
  private final RiskGate gate =
      new RiskGate(
          Universe.PAPER,
          RiskLimits.parse(Map.of("throttle_orders", "2", "throttle_window", "PT1M")));

  /** What whoever uses the gate does with its decision. */
  private boolean isSent(OrderTicket ticket) {
    RiskDecision decision = gate.decide(ticket, world);
    decision
        .throttled()
        .ifPresent(
            strategy ->
                world.switches =
                    world.switches.after(
                        world.switches.disable(strategy, "too many orders", world.now)));
    if (decision instanceof RiskDecision.Approved approved) {
      world.send(approved.ticket());
      return true;
    }
    return false;
  }

  @Test
  void aRunawayStrategyStaysDisabledLongAfterTheWindow() {
    assertThat(isSent(by("momentum", buy("AAA", "1")))).isTrue();
    assertThat(isSent(by("momentum", buy("AAA", "2")))).isTrue();
    assertThat(isSent(by("momentum", buy("AAA", "3")))).isFalse();
    world.now = World.NOW.plus(Duration.ofDays(30));
    world.price("AAA", "100");
    assertThat(isSent(by("momentum", buy("AAA", "4")))).isFalse();
    assertThat(isSent(by("rsi", buy("AAA", "4")))).as("another strategy").isTrue();
    assertThat(isSent(buy("AAA", "4"))).as("a person").isTrue();
    world.switches =
        world.switches.after(world.switches.enable(MOMENTUM, "Ada", "fixed", world.now));
    assertThat(isSent(by("momentum", buy("AAA", "4")))).isTrue();
  }

  @Test
  void aDisabledStrategyMayStillReduce() {
    world.hold("AAA", "10");
    world.switches = world.switches.after(world.switches.disable(MOMENTUM, "why", world.now));
    assertThat(isSent(by("momentum", buy("AAA", "1")))).isFalse();
    assertThat(isSent(by("momentum", sell("AAA", "10")))).isTrue();
  }

  @Test
  void onlyAPersonWithAReasonEnablesWhatIsDisabled() {
    assertThatIllegalStateException()
        .isThrownBy(() -> world.switches.enable(MOMENTUM, "Ada", "fixed", world.now))
        .withMessage("strategy momentum must be disabled to be enabled, is not");
    StrategySwitches disabled =
        world.switches.after(world.switches.disable(MOMENTUM, "why", world.now));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> disabled.enable(MOMENTUM, "", "fixed", world.now));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> disabled.enable(MOMENTUM, "Ada", " ", world.now));
  }

  @Test
  void theFirstReasonStands() {
    StrategySwitches switches =
        world
            .switches
            .after(world.switches.disable(MOMENTUM, "first", world.now))
            .after(world.switches.disable(MOMENTUM, "second", world.now));
    assertThat(switches.disabledBecause(MOMENTUM)).contains("first, at 2026-03-02T15:00:00Z");
  }
}
