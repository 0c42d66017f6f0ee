package io.orrery.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.session.KillOrder;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import io.orrery.trade.ControlScope;
import io.orrery.trading.observability.AgentsEvaluated;
import io.orrery.trading.observability.AlertRaised;
import io.orrery.trading.observability.Metric;
import io.orrery.trading.observability.ReasonCode;
import io.orrery.trading.observability.Role;
import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AgentsOfASessionTest {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final MovableClock clock = new MovableClock();
  private final Life life =
      new Life(new CrashingStorage(new InMemoryStorage(clock)), new Exchange(), clock);

  @Test
  void namesEveryAgentWithItsStateWhatItDidAndWhyItRests() {
    life.trading.open();
    TradingFloor floor = TradingFloorTest.floor(life);
    assertThat(post(Optional.of(floor)).agents().subList(0, Role.values().length))
        .extracting(AgentReport::name)
        .containsExactlyElementsOf(List.of(Role.values()).stream().map(Role::wireName).toList());
    assertThat(report(floor, Role.DATA).state()).isEqualTo(AgentReport.State.INITIALIZED);

    floor.run();

    assertThat(report(floor, Role.DATA).done()).isEqualTo(3);
    assertThat(report(floor, Role.DATA).state()).isEqualTo(AgentReport.State.IDLE);
    assertThat(report(floor, Role.DATA).reason()).contains("the market's data ended");
    assertThat(report(floor, Role.SIGNAL).done()).isEqualTo(3);
    assertThat(report(floor, Role.RISK).done()).isEqualTo(1);
    assertThat(report(floor, Role.EXECUTION).done()).isEqualTo(1);
    assertThat(report(floor, Role.EXECUTION).state()).isEqualTo(AgentReport.State.RUNNING);
    assertThat(report(floor, Role.ANALYTICS).lastTickAt()).isPresent();
  }

  @Test
  void saysOfASessionWithoutAFloorThatNoStrategyTrades() {
    life.trading.open();
    assertThat(post(Optional.empty()).agents())
        .filteredOn(each -> each.name().equals("signal"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.state()).isEqualTo(AgentReport.State.IDLE);
              assertThat(each.reason()).contains("off: no strategy trades here, only people order");
            });
  }

  @Test
  void aBlockedSessionSaysSoOfItsExecutionAndRaisesOneAlert() {
    life.trading.open();
    Rounds rounds = rounds(Optional.empty());
    rounds.turn(0);
    life.universes
        .killSwitch()
        .engage(ControlScope.all(), new KillOrder("a fire", "Ada", KillOrder.Way.CALL));

    rounds.turn(MINUTE);
    rounds.turn(2 * MINUTE);

    assertThat(report(Role.EXECUTION).state()).isEqualTo(AgentReport.State.BLOCKED);
    assertThat(events(AlertRaised.class))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.reasonCode()).isEqualTo(ReasonCode.TRADING_BLOCKED);
              assertThat(alert.sentence()).contains("a fire");
            });
  }

  @Test
  @Tag("U3")
  @Tag("U5")
  void logsAccountAndPositionsEveryTenMinutesIntoTheEventsOfItsUniverse() {
    life.trading.open();
    Rounds rounds = rounds(Optional.empty());
    for (int minute = 0; minute <= 20; minute++) {
      rounds.turn(minute * MINUTE);
    }

    assertThat(events(SessionLogged.class)).hasSize(3);
    assertThat(report(Role.SESSION_LOGGER).done()).isEqualTo(3);
    assertThat(life.universes.archive(Universe.PAPER).events().after(0, 100))
        .allMatch(each -> each.provenance().sessionId().equals(life.session.session().id()));
  }

  /** By the market's time, on the floor's thread: the same bars give the same records. */
  @Test
  @Tag("U3")
  @Tag("U17")
  void whereBarsComeLogAndEvaluationFollowTheMarketsTime() {
    life.trading.open();
    TradingFloor floor = TradingFloorTest.floor(life);
    Rounds rounds = rounds(Optional.of(floor));
    rounds.turn(0);
    rounds.turn(60 * MINUTE);
    assertThat(events(SessionLogged.class)).isEmpty();
    assertThat(events(AgentsEvaluated.class)).isEmpty();

    floor.run();

    assertThat(events(SessionLogged.class)).hasSize(1);
    AgentsEvaluated evaluated = life.trading.roster().evaluation().orElseThrow().fact();
    assertThat(events(AgentsEvaluated.class)).containsExactly(evaluated);
    assertThat(evaluated.findings())
        .filteredOn(each -> each.metric() == Metric.MARKET_DATA_EVENTS)
        .singleElement()
        .satisfies(each -> assertThat(each.status()).isEqualTo(AgentsEvaluated.Status.OK));
    assertThat(events(AlertRaised.class)) // buying and holding one symbol, each decision acts
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.sentence())
                    .isEqualTo("actionable_ratio of signal must be at most 0.6 fraction, was 1"));
  }

  @Test
  @Tag("U8")
  void nothingOfAClosedSessionRuns() {
    life.trading.begin();
    rounds(Optional.empty()).begin();
    assertThat(threads()).isEqualTo(2);
    life.end();
    assertThat(threads()).isZero();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.equals("orrery-rounds-paper") || name.equals("orrery-trading-paper"))
        .count();
  }

  private Rounds rounds(Optional<TradingFloor> floor) {
    return new Rounds(life.session, life.trading, floor, Rounds.Terms.usual());
  }

  private Tradings.Post post(Optional<TradingFloor> floor) {
    return new Tradings.Post(life.session.session(), life.trading, floor);
  }

  private AgentReport report(Role role) {
    return reported(post(Optional.empty()), role);
  }

  private AgentReport report(TradingFloor floor, Role role) {
    return reported(post(Optional.of(floor)), role);
  }

  private static AgentReport reported(Tradings.Post post, Role role) {
    return post.agents().stream()
        .filter(each -> each.name().equals(role.wireName()))
        .findFirst()
        .orElseThrow();
  }

  private <F extends Fact> List<F> events(Class<F> type) {
    return life.universes.archive(Universe.PAPER).events().after(0, 1000).stream()
        .map(each -> each.fact())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
