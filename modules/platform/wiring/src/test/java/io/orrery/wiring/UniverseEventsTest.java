package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.testkit.Samples;
import io.orrery.trade.EventHistory;
import io.orrery.trade.TradeLedger;
import io.orrery.universe.Paper;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U6")
class UniverseEventsTest {

  private final WeldContainer container =
      Deployments.weld()
          .addBeanClasses(TestParts.class, Desk.class, Failing.class)
          .addBeanClasses(Heard.listeners())
          .initialize();
  private final Desk desk = container.select(Desk.class).get();

  UniverseEventsTest() {
    Heard.ALL.clear();
  }

  @AfterEach
  void stop() {
    container.close();
  }

  @Test
  @Tag("U3")
  void tellsObserversOfItsUniverseOnlyAndAfterTheEventIsDurable() {
    Recorded<SignalRaised> fired = desk.signals.fire(new SignalRaised("AAPL"));
    assertThat(Heard.ALL).containsExactlyInAnyOrder("paper AAPL", "paper any signal_raised");
    assertThat(desk.events.after(fired.seq() - 1, 10)).singleElement().isSameAs(fired);
    assertThat(fired.provenance().isMintedBy(desk.session)).isTrue();
  }

  @Test
  void tellsAsynchronousObserversOfItsUniverseOnly() throws Exception {
    Recorded<SignalRaised> fired =
        desk.signals
            .fireAsync(new SignalRaised("MSFT"))
            .toCompletableFuture()
            .get(5, TimeUnit.SECONDS);
    assertThat(Heard.ALL).containsExactly("paper later MSFT");
    assertThat(desk.events.after(fired.seq() - 1, 10)).singleElement().isSameAs(fired);
  }

  @Test
  void isDurableBeforeFireAsyncAnswers() {
    long before = desk.events.lastSeq();
    var stage = desk.signals.fireAsync(new SignalRaised("MSFT"));
    assertThat(desk.events.lastSeq()).isEqualTo(before + 1);
    assertThat(stage.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void tellsBothKindsOfObserversWhatALedgerRecords() {
    desk.trades.append(desk.session.mint(Samples.trade()));
    assertThat(Heard.ALL).contains("paper trade 1", "paper any trade_recorded");
    waitFor("paper trade later 1");
    assertThat(Heard.ALL).noneMatch(heard -> heard.startsWith("live"));
  }

  @Test
  void letsAnObserversFailureThroughAndKeepsTheEvent() {
    long before = desk.events.lastSeq();
    assertThatThrownBy(() -> desk.signals.fire(new SignalRaised("FAIL")))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("no such symbol");
    assertThat(desk.events.lastSeq()).isEqualTo(before + 1);
  }

  @Test
  @Tag("U2")
  void firesNothingWhileTheUniverseIsClosed() {
    long before = desk.events.lastSeq();
    container.select(UniverseLifecycle.class).get().close(Universe.PAPER, "test");
    assertThatThrownBy(() -> desk.signals.fire(new SignalRaised("AAPL")))
        .isInstanceOf(SessionClosedException.class)
        .hasMessageContaining(desk.session.id().value());
    assertThat(desk.events.lastSeq()).isEqualTo(before);
    assertThat(Heard.ALL).isEmpty();
  }

  @Test
  void isFoundThroughInstance() {
    desk.lookedUp.get().fire(new SignalRaised("IBM"));
    assertThat(Heard.ALL).contains("paper IBM");
  }

  @Test
  @Tag("U3")
  void firesNothingUnlessItIsStamped() {
    WeldContainer unstamped =
        Deployments.without(StampedInterceptor.class)
            .addBeanClasses(TestParts.class, Desk.class)
            .addBeanClasses(Heard.listeners())
            .initialize();
    try (unstamped) {
      Heard.ALL.clear();
      UniverseEvents<SignalRaised> signals = unstamped.select(Desk.class).get().signals;
      assertThatThrownBy(() -> signals.fire(new SignalRaised("AAPL")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("must be stamped before it is fired");
      assertThatThrownBy(() -> signals.fireAsync(new SignalRaised("AAPL")))
          .isInstanceOf(IllegalStateException.class);
      assertThat(Heard.ALL).isEmpty();
    }
  }

  @Test
  void tellsAnObserverHowAndWhereAnEventWasFired() {
    desk.signals.fire(new SignalRaised("META"));
    assertThat(Heard.ALL)
        .anySatisfy(
            heard -> assertThat(heard).startsWith("fired with").contains("universe.Paper()"));
  }

  private static void waitFor(String heard) {
    Instant until = Instant.now().plusSeconds(5);
    while (!Heard.ALL.contains(heard) && Instant.now().isBefore(until)) {
      Thread.onSpinWait();
    }
    assertThat(Heard.ALL).contains(heard);
  }

  @Dependent
  static class Desk {
    final UniverseEvents<SignalRaised> signals;
    final Instance<UniverseEvents<SignalRaised>> lookedUp;
    final EventHistory events;
    final Session session;
    final TradeLedger trades;

    @Inject
    Desk(
        @Paper UniverseEvents<SignalRaised> signals,
        @Paper Instance<UniverseEvents<SignalRaised>> lookedUp,
        @Paper EventHistory events,
        @Paper Session session,
        @Paper TradeLedger trades) {
      this.signals = signals;
      this.lookedUp = lookedUp;
      this.events = events;
      this.session = session;
      this.trades = trades;
    }
  }

  @Dependent
  static class Failing {
    void on(@Observes @Paper Recorded<SignalRaised> event, EventMetadata metadata) {
      if (event.fact().symbol().equals("META")) {
        Heard.ALL.add("fired with " + metadata.getQualifiers());
      }
      if (event.fact().symbol().equals("FAIL")) {
        throw new UnsupportedOperationException("no such symbol");
      }
    }
  }
}
