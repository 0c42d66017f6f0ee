package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.session.SessionClosed;
import io.orrery.session.Universes;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Storage;
import io.orrery.trade.UniverseArchive;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.util.List;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UniverseLifecycleTest {

  private final Storage storage = new InMemoryStorage(Samples.CLOCK);

  @AfterEach
  void reset() {
    TestParts.reset();
  }

  @Test
  void opensTheConfiguredUniversesWhenTheDeploymentStarts() {
    try (WeldContainer container = Deployments.of()) {
      Universes universes = container.select(Universes.class).get();
      assertThat(Universe.values()).allMatch(universe -> universes.find(universe).isPresent());
    }
  }

  @Test
  void closesThemWithAReasonWhenTheDeploymentStops() {
    TestParts.storage = () -> storage;
    Deployments.of().close();
    for (Universe universe : Universe.values()) {
      assertThat(closings(universe)).containsExactly("the deployment stops");
    }
  }

  @Test
  @Tag("U12")
  void refusesADeploymentOneOfWhoseUniversesDoesNotOpenAndClosesTheOthers() {
    TestParts.storage = () -> new WithoutSimulation(storage);
    assertThat(Deployments.refusal()).contains("simulation is owned by somebody else");
    assertThat(closings(Universe.LIVE))
        .containsExactly("the start failed: simulation is owned by somebody else");
    assertThat(closings(Universe.PAPER)).hasSize(1);
  }

  @Test
  @Tag("U12")
  void refusesADeploymentWhoseSettingsAreWrongWithTheirSentence() {
    TestParts.settings =
        () -> {
          throw new SettingsException(List.of("orrery.universes must be right"));
        };
    assertThat(Deployments.refusal())
        .contains("the configuration must be put right before Orrery starts")
        .contains("orrery.universes must be right");
  }

  private List<String> closings(Universe universe) {
    return storage.archive(universe).audit().after(0, 100).stream()
        .map(Recorded::fact)
        .filter(SessionClosed.class::isInstance)
        .map(UniverseLifecycleTest::reason)
        .toList();
  }

  private static String reason(Fact closed) {
    return ((SessionClosed) closed).reason();
  }

  private record WithoutSimulation(Storage storage) implements Storage {

    @Override
    public UniverseArchive archive(Universe universe) {
      return storage.archive(universe);
    }

    @Override
    public UniverseStore open(Session.Recorder recorder) {
      if (recorder.session().universe() == Universe.SIMULATION) {
        throw new LedgerException("simulation is owned by somebody else");
      }
      return storage.open(recorder);
    }
  }
}
