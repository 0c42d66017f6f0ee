package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acme.ThirdParty;
import io.orrery.session.AttemptRefused;
import io.orrery.testkit.Samples;
import io.orrery.trade.AuditHistory;
import io.orrery.trade.TradeLedger;
import io.orrery.universe.Live;
import io.orrery.universe.Paper;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Queue;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every way to fire an event that is not {@link UniverseEvents}. */
@Tag("U6")
class EventGuardTest {

  record Bare(String text) {}

  private static final TypeLiteral<Recorded<SignalRaised>> RECORDED_SIGNAL = new TypeLiteral<>() {};

  private final WeldContainer container =
      Deployments.weld()
          .addBeanClasses(TestParts.class, Desk.class, OfBare.class, ThirdParty.class)
          .addBeanClasses(Heard.listeners())
          .initialize();
  private final Desk desk = container.select(Desk.class).get();

  EventGuardTest() {
    Heard.ALL.clear();
    ThirdParty.HEARD.set(0);
  }

  @AfterEach
  void stop() {
    container.close();
  }

  @Test
  void refusesAnEventWithoutProvenanceWhereItIsInjected() {
    assertRefused(() -> desk.bare.fire(new Bare("x")))
        .hasMessageContaining(Bare.class.getName() + " has none")
        .hasMessageContaining("make it a record that implements Fact")
        .hasMessageContaining("@Inject @Live, @Inject @Paper or @Inject @Simulation")
        .hasMessageContaining("UniverseEvents<Bare>");
    assertRefused(() -> desk.bare.fireAsync(new Bare("x")));
    assertRefused(
        () -> desk.bare.fireAsync(new Bare("x"), NotificationOptions.ofExecutor(r -> {})));
  }

  @Test
  void refusesAnEventWithoutProvenanceThatNobodyObserves() {
    assertRefused(() -> desk.any.fire(new StringBuilder()));
  }

  @Test
  void refusesABareFact() {
    assertRefused(() -> desk.any.fire(new SignalRaised("AAPL")));
  }

  @Test
  void refusesAnEventThatIsFiredThroughAnyObject() {
    assertRefused(() -> desk.any.fire("text"));
    assertRefused(() -> desk.any.fireAsync("text"));
  }

  @Test
  void refusesAnEventThatIsFiredThroughASelectedChild() {
    assertRefused(() -> desk.any.select(Paper.class.cast(Universe.PAPER.qualifier())).fire("text"));
    assertRefused(() -> desk.any.select(Bare.class).fire(new Bare("x")));
    assertRefused(() -> desk.any.select(new TypeLiteral<Bare>() {}).fireAsync(new Bare("x")));
    assertRefused(
        () -> desk.any.select(Bare.class).select(Universe.LIVE.qualifier()).fire(new Bare("x")));
  }

  @Test
  void refusesAnEventThatIsFiredThroughALookedUpEvent() {
    assertRefused(() -> desk.lookedUp.get().fire(new Bare("x")));
    assertRefused(
        () -> container.select(new TypeLiteral<Event<Bare>>() {}).get().fire(new Bare("x")));
  }

  @Test
  void refusesAnEventAtItsObserversThatIsFiredAroundTheGuard() {
    Event<Object> around = container.getBeanManager().getEvent();
    assertRefused(() -> around.select(Bare.class).fire(new Bare("x")));
    assertThat(around.select(Bare.class).fireAsync(new Bare("x")).toCompletableFuture())
        .failsWithin(java.time.Duration.ofSeconds(5))
        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
        .withStackTraceContaining(EventRefusedException.class.getName());
    assertThat(Heard.ALL).isEmpty();
  }

  @Test
  void refusesAnEventOfTheApplicationThatPosesAsTheContainers() {
    Event<Object> around = container.getBeanManager().getEvent();
    assertRefused(
        () ->
            around
                .select(Bare.class, Initialized.Literal.of(ApplicationScoped.class))
                .fire(new Bare("x")));
    assertRefused(
        () ->
            desk.any
                .select(String.class, Initialized.Literal.of(ApplicationScoped.class))
                .fire("x"));
  }

  @Test
  void refusesTheEventOfAThirdPartysBean() {
    ThirdParty thirdParty = container.select(ThirdParty.class).get();
    assertRefused(thirdParty::act).hasMessageContaining("io.acme.ThirdParty$Happened has none");
    assertThat(ThirdParty.HEARD).hasValue(0);
  }

  @Test
  void refusesAnotherUniversesEventAndAuditsItInBoth() {
    Recorded<SignalRaised> paper = desk.signals.fire(new SignalRaised("AAPL"));
    Heard.ALL.clear();
    Event<Recorded<SignalRaised>> live =
        desk.any.select(RECORDED_SIGNAL, Universe.LIVE.qualifier());
    assertRefused(() -> live.fire(paper))
        .hasMessageContaining("was fired with @Live; fire facts through @Inject @Paper");
    assertRefused(
        () ->
            container
                .getBeanManager()
                .getEvent()
                .select(RECORDED_SIGNAL, Universe.LIVE.qualifier())
                .fire(paper));
    assertThat(Heard.ALL).isEmpty();
    assertThat(refusals(desk.liveAudit)).isEqualTo(2);
    assertThat(refusals(desk.paperAudit)).isEqualTo(2);
  }

  @Test
  void refusesAnEventThatNamesTwoUniverses() {
    Recorded<SignalRaised> paper = desk.signals.fire(new SignalRaised("AAPL"));
    Heard.ALL.clear();
    assertRefused(
            () ->
                desk.any
                    .select(RECORDED_SIGNAL, Universe.PAPER.qualifier(), Universe.LIVE.qualifier())
                    .fire(paper))
        .hasMessageContaining("was fired with @Live and @Paper");
    assertRefused(
        () ->
            container
                .getBeanManager()
                .getEvent()
                .select(RECORDED_SIGNAL, Universe.PAPER.qualifier(), Universe.LIVE.qualifier())
                .fire(paper));
    assertThat(Heard.ALL).isEmpty();
  }

  @Test
  @Tag("U3")
  void refusesARecordThatWasReadAndNotMinted() {
    Recorded<SignalRaised> paper = desk.signals.fire(new SignalRaised("AAPL"));
    Heard.ALL.clear();
    Provenance described =
        Provenance.asRead(
            1,
            paper.provenance().sessionId(),
            paper.provenance().lineageId(),
            paper.provenance().validity());
    Recorded<SignalRaised> forged =
        Recorded.asRead(
            described,
            new Recorded.Place(paper.stream(), paper.seq(), paper.hash()),
            paper.recordedAt(),
            paper.fact());
    Event<Object> around = container.getBeanManager().getEvent();
    for (Event<Object> event : java.util.List.of(desk.any, around)) {
      assertRefused(() -> event.select(RECORDED_SIGNAL, Universe.PAPER.qualifier()).fire(forged))
          .hasMessageContaining("takes only what it minted itself");
    }
    assertThat(Heard.ALL).isEmpty();
  }

  @Test
  void refusesARecordOfAnotherLedger() {
    Recorded<?> trade = desk.trades.append(desk.session.mint(Samples.trade()));
    assertRefused(() -> desk.any.select(Universe.PAPER.qualifier()).fire(trade))
        .hasMessageContaining("is a record of the trades ledger");
  }

  @Test
  @Tag("U2")
  void refusesAnEventOfASessionThatHasClosedSince() {
    Recorded<SignalRaised> paper = desk.signals.fire(new SignalRaised("AAPL"));
    Heard.ALL.clear();
    UniverseLifecycle lifecycle = container.select(UniverseLifecycle.class).get();
    lifecycle.close(Universe.PAPER, "test");
    Event<Recorded<SignalRaised>> event =
        desk.any.select(RECORDED_SIGNAL, Universe.PAPER.qualifier());
    assertRefused(() -> event.fire(paper)).hasMessageContaining("paper has no open session");
    lifecycle.open(Universe.PAPER);
    Heard.ALL.clear();
    assertRefused(() -> event.fire(paper)).hasMessageContaining("takes only what it minted itself");
    assertThat(Heard.ALL).isEmpty();
  }

  @Test
  @Tag("U2")
  void refusesAnAsynchronousEventWhoseSessionClosesOnTheWay() {
    Recorded<SignalRaised> paper = desk.signals.fire(new SignalRaised("AAPL"));
    Queue<Runnable> onTheWay = new ArrayDeque<>();
    var told =
        desk.any
            .select(RECORDED_SIGNAL, Universe.PAPER.qualifier())
            .fireAsync(paper, NotificationOptions.ofExecutor(onTheWay::add));
    container.select(UniverseLifecycle.class).get().close(Universe.PAPER, "test");
    Heard.ALL.clear();
    onTheWay.forEach(Runnable::run);
    assertThat(told.toCompletableFuture()).isCompletedExceptionally();
    assertThat(Heard.ALL).isEmpty();
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(ThrowingCallable firing) {
    return assertThatThrownBy(firing).isInstanceOf(EventRefusedException.class);
  }

  private static long refusals(AuditHistory audit) {
    return audit.after(0, 100).stream()
        .map(Recorded::fact)
        .filter(AttemptRefused.class::isInstance)
        .count();
  }

  @Dependent
  static class OfBare {
    void on(@Observes @Any Bare event) {
      Heard.ALL.add("bare");
    }

    void later(@ObservesAsync @Any Bare event) {
      Heard.ALL.add("bare later");
    }
  }

  @Dependent
  @io.orrery.universe.CrossUniverse("tries to cross")
  static class Desk {
    final Event<Bare> bare;
    final Event<Object> any;
    final Instance<Event<Bare>> lookedUp;
    final UniverseEvents<SignalRaised> signals;
    final TradeLedger trades;
    final Session session;
    final AuditHistory paperAudit;
    final AuditHistory liveAudit;

    @Inject
    Desk(
        Event<Bare> bare,
        @Any Event<Object> any,
        Instance<Event<Bare>> lookedUp,
        @Paper UniverseEvents<SignalRaised> signals,
        @Paper TradeLedger trades,
        @Paper Session session,
        @Paper AuditHistory paperAudit,
        @Live AuditHistory liveAudit) {
      this.bare = bare;
      this.any = any;
      this.lookedUp = lookedUp;
      this.signals = signals;
      this.trades = trades;
      this.session = session;
      this.paperAudit = paperAudit;
      this.liveAudit = liveAudit;
    }
  }
}
