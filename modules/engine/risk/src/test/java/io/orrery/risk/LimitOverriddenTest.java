package io.orrery.risk;

import static io.orrery.risk.World.buy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.universe.Universe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An override is of two persons, has a reason, and ends by itself (AC-42). */
class LimitOverriddenTest {

  private static final RiskGate GATE =
      new RiskGate(Universe.PAPER, RiskLimits.parse(Map.of("max_order_value", "100")));

  private static LimitOverridden override(String value, String first, String second) {
    return lasting(value, first, second, Duration.ofHours(1));
  }

  private static LimitOverridden lasting(
      String value, String first, String second, Duration duration) {
    return new LimitOverridden(
        LimitName.MAX_ORDER_VALUE,
        value,
        "a client's block",
        first,
        second,
        World.NOW,
        World.NOW.plus(duration));
  }

  private static RiskDecision at(RiskGate gate, Instant now) {
    World world = new World();
    world.now = now;
    return gate.decide(buy("AAA", "2"), world.price("AAA", "100"));
  }

  @Test
  void holdsFromItsBeginningUntilItsEndAndIsNamedInTheDecision() {
    RiskGate gate = GATE.with(List.of(override("200", "Ada", "Grace")));
    assertThat(at(gate, World.NOW.minusNanos(1))).isInstanceOf(RiskDecision.Denied.class);
    RiskDecision during = at(gate, World.NOW);
    assertThat(during).isInstanceOf(RiskDecision.Approved.class);
    assertThat(RiskDecided.of(during).overridden()).containsExactly(LimitName.MAX_ORDER_VALUE);
    assertThat(at(gate, World.NOW.plusSeconds(3_599))).isInstanceOf(RiskDecision.Approved.class);
    RiskDecision after = at(gate, World.NOW.plusSeconds(3_600));
    assertThat(after).isInstanceOf(RiskDecision.Denied.class);
    assertThat(after.overridden()).isEmpty();
    assertThat(gate.limits()).as("the limits themselves").isEqualTo(GATE.limits());
  }

  @Test
  void isNoWayAroundALimit() {
    RiskGate gate = GATE.with(List.of(override("199.99", "Ada", "Grace")));
    assertThat(at(gate, World.NOW)).isInstanceOf(RiskDecision.Denied.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> override("unlimited by Ada: no", "Ada", "Grace"))
        .withMessageContaining("must be a value");
    assertThatIllegalArgumentException().isThrownBy(() -> override("-1", "Ada", "Grace"));
  }

  @Test
  void ofSeveralTheLastStands() {
    RiskGate gate =
        GATE.with(List.of(override("500", "Ada", "Grace"), override("150", "Ada", "Grace")));
    assertThat(at(gate, World.NOW)).isInstanceOf(RiskDecision.Denied.class);
  }

  @Test
  void isOfTwoPersonsHoweverTheyWriteTheirNames() {
    for (String same : List.of("Ada", "ada", "ADA", "\uFF21da")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> override("200", "Ada", same))
          .withMessageContaining("two persons");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> override("200", "", "Grace"));
    assertThatIllegalArgumentException().isThrownBy(() -> override("200", "Ada", "\n"));
  }

  @Test
  void endsWithinADay() {
    assertThat(lasting("200", "Ada", "Grace", Duration.ofDays(1)).isInForce(World.NOW)).isTrue();
    for (Duration wrong :
        List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(1).plusNanos(1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> lasting("200", "Ada", "Grace", wrong))
          .withMessageContaining("must end within PT24H");
    }
  }
}
