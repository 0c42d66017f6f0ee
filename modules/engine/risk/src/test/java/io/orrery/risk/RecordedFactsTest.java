package io.orrery.risk;

import static io.orrery.risk.World.buy;
import static io.orrery.risk.World.by;
import static io.orrery.risk.World.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.StrategyName;
import io.orrery.ledger.FileStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded on disk brings breaker and switches back as they were. */
class RecordedFactsTest {

  @TempDir private Path home;

  private List<Fact> readBack(List<? extends Fact> facts) {
    Session.Control control = Samples.session(Universe.PAPER);
    FileStorage storage = new FileStorage(home, Samples.CLOCK);
    try (UniverseStore store = storage.open(control.recorder())) {
      for (Fact fact : facts) {
        store.events().append(control.session().mint(fact));
      }
    }
    return storage.archive(Universe.PAPER).events().after(0, 1000).stream()
        .<Fact>map(Recorded::fact)
        .toList();
  }

  @Test
  void aBreakerIsWhatItWasAfterEachOfItsFacts() {
    RiskLimits limits =
        RiskLimits.parse(Map.of("daily_loss_percent", "3", "max_drawdown_percent", "15"));
    CircuitBreaker breaker = CircuitBreaker.begin(limits, CircuitBreaker.Rearm.BY_A_PERSON);
    List<Fact> facts = new ArrayList<>();
    for (String equity : List.of("100000.50", "84000.25")) {
      CircuitBreaker.Step step = breaker.after(decimal(equity), World.NOW, World.TODAY);
      breaker = step.breaker();
      facts.addAll(step.facts());
    }
    CircuitBreaker.Step reset = breaker.reset("Ada", "looked into it", World.NOW);
    facts.addAll(reset.facts());
    List<Fact> read = readBack(facts);
    assertThat(read).hasSize(4).allMatch(UntypedFact.class::isInstance);
    for (int i = 0; i < facts.size(); i++) {
      assertThat(BreakerState.of(read.get(i)))
          .as(facts.get(i).type())
          .isPresent()
          .isEqualTo(BreakerState.of(facts.get(i)));
    }
    assertThat(BreakerState.of(read.get(2)).orElseThrow().trips()).hasSize(2);
    assertThat(BreakerState.of(read.get(3))).isEqualTo(reset.breaker().state());
  }

  @Test
  void aDisabledStrategyIsDisabledAfterARestartUntilAPersonEnablesIt() {
    StrategyName momentum = new StrategyName("momentum");
    StrategySwitches switches = StrategySwitches.allEnabled();
    StrategyDisabled off = switches.disable(momentum, "11 orders in PT1M", World.NOW);
    StrategySwitches disabled = switches.after(off);
    StrategyEnabled on = disabled.enable(momentum, "Ada", "fixed the feed", World.NOW);
    List<Fact> read = readBack(List.of(off, on));
    StrategySwitches restored = StrategySwitches.allEnabled().after(read.get(0));
    assertThat(restored.disabledBecause(momentum))
        .isPresent()
        .isEqualTo(disabled.disabledBecause(momentum));
    assertThat(restored.after(read.get(1)).disabledBecause(momentum)).isEmpty();
  }

  @Test
  void aDecisionIsRecordedWhateverItSays() {
    World world = new World();
    world.price("AAA", "0.12345678901234567890123456789012345678");
    RiskGate gate = new RiskGate(Universe.PAPER, RiskLimits.parse(Map.of("max_order_value", "1")));
    List<RiskDecided> decided =
        List.of(
            RiskDecided.of(gate.decide(buy("AAA", "1"), world)),
            RiskDecided.of(
                gate.decide(
                    by("rsi", buy("AAA", "99999999999999999999999999999999999999")), world)),
            RiskDecided.of(gate.decide(buy("ZZZ", "1"), world)));
    List<Fact> read = readBack(decided);
    assertThat(read).extracting(Fact::type).containsOnly("risk_decided");
    Map<String, Object> first = ((UntypedFact) read.get(0)).fields();
    assertThat(first).containsEntry("answer", "approved").containsEntry("reducing", false);
    assertThat((List<?>) Optional.ofNullable(first.get("checks")).orElseThrow())
        .hasSize(RiskCheck.values().length);
    assertThat(((UntypedFact) read.get(2)).fields())
        .containsEntry("answer", "denied")
        .extractingByKey("reason")
        .asString()
        .contains("no price of ZZZ is known");
  }
}
