package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U6")
class EventRulesTest {

  private static final FiringPoint PAPER = at(Universe.PAPER.qualifier(), Any.Literal.INSTANCE);
  private static final FiringPoint NOWHERE = at(Any.Literal.INSTANCE);
  private static final FiringPoint LIFECYCLE = at(Initialized.Literal.of(RequestScoped.class));

  private final Universes universes =
      new Universes(
          List.of(
              SessionSpec.unknown(Universe.PAPER, Optional.empty()),
              SessionSpec.unknown(Universe.SIMULATION, Optional.empty())),
          new InMemoryStorage(Samples.CLOCK),
          Audience.NOBODY,
          Samples.CLOCK);
  private final UniverseSession paper = universes.open(Universe.PAPER);
  private final EventRules rules = new EventRules(universes::find);

  @Test
  void letsAUniversesOwnEventPass() {
    Recorded<?> event = paper.events().record(new SignalRaised("AAPL"));
    assertThat(rules.refusalToFire(event, PAPER)).isEmpty();
    assertThat(rules.refusalToDeliver(event, PAPER)).isEmpty();
  }

  @Test
  void refusesAnEventWhereItsUniverseIsNotNamed() {
    Recorded<?> event = paper.events().record(new SignalRaised("AAPL"));
    assertThat(rules.refusalToFire(event, NOWHERE)).hasValueSatisfying(contains("no universe"));
    assertThat(rules.refusalToFire(event, at(Universe.LIVE.qualifier())))
        .hasValueSatisfying(contains("was fired with @Live"));
  }

  @Test
  @Tag("U2")
  void refusesAnEventOfAClosedSession() {
    Recorded<?> event = paper.events().record(new SignalRaised("AAPL"));
    universes.close(Universe.PAPER, "test");
    assertThat(rules.refusalToFire(event, PAPER))
        .hasValueSatisfying(contains("paper has no open session"));
    universes.open(Universe.PAPER);
    assertThat(rules.refusalToFire(event, PAPER))
        .hasValueSatisfying(contains("takes only what it minted itself"));
  }

  @Test
  @Tag("U4")
  void refusesARecordOfAnotherLedger() {
    Recorded<?> trade = paper.trades().append(paper.session().mint(Samples.trade()));
    assertThat(rules.refusalToFire(trade, PAPER))
        .hasValueSatisfying(contains("durable in the events ledger"));
  }

  @Test
  @Tag("U3")
  void refusesWhatCarriesNoProvenance() {
    for (Object event : List.of(new SignalRaised("AAPL"), "text", 1, paper.session())) {
      assertThat(rules.refusalToFire(event, PAPER))
          .hasValueSatisfying(contains(event.getClass().getName() + " has none"));
      assertThat(rules.refusalToDeliver(event, PAPER)).isPresent();
    }
  }

  @Test
  void letsThePlatformsEventsPass() {
    assertThat(rules.refusalToFire(new Startup(), NOWHERE)).isEmpty();
    assertThat(rules.refusalToDeliver(new Startup(), NOWHERE)).isEmpty();
  }

  @Test
  void letsOnlyTheContainerTellOfItsContexts() {
    assertThat(rules.refusalToDeliver("a request", LIFECYCLE)).isEmpty();
    assertThat(rules.refusalToDeliver(new Object(), LIFECYCLE)).isEmpty();
    assertThat(rules.refusalToFire("a request", LIFECYCLE)).isPresent();
    assertThat(rules.refusalToDeliver(new SignalRaised("AAPL"), LIFECYCLE)).isPresent();
  }

  private static FiringPoint at(Annotation... qualifiers) {
    return FiringPoint.of(Set.of(qualifiers));
  }

  private static java.util.function.Consumer<String> contains(String part) {
    return sentence -> assertThat(sentence).contains(part);
  }
}
