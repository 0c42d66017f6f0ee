package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.session.Universes;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.LedgerException;
import io.orrery.trade.TradeHistory;
import io.orrery.trade.TradeLedger;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Live;
import io.orrery.universe.Paper;
import io.orrery.universe.Session;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U8")
class SessionScopeTest {

  private static final List<String> ENDED = new CopyOnWriteArrayList<>();

  private final WeldContainer container =
      Deployments.of(PaperDesk.class, LiveDesk.class, PaperBook.class, Holder.class);
  private final Holder holder = container.select(Holder.class).get();
  private final UniverseLifecycle lifecycle = container.select(UniverseLifecycle.class).get();

  SessionScopeTest() {
    ENDED.clear();
  }

  @AfterEach
  void stop() {
    if (container.isRunning()) {
      container.close();
    }
  }

  @Test
  void destroysTheInstancesOfASessionWithItAndNoOthers() {
    holder.live.count();
    holder.paper.count();
    lifecycle.close(Universe.PAPER, "test");
    assertThat(ENDED).containsExactly("paper desk");
    assertThat(holder.live.count()).isEqualTo(2);
  }

  @Test
  void destroysTheNewestInstanceFirst() {
    holder.book.read();
    lifecycle.close(Universe.PAPER, "test");
    assertThat(ENDED).containsExactly("paper book", "paper desk");
  }

  @Test
  @Tag("U2")
  void namesTheClosedSessionToWhoeverUsesWhatBelongedToIt() {
    String session = holder.paper.sessionId();
    lifecycle.close(Universe.PAPER, "test");
    assertThatThrownBy(holder.paper::count)
        .isInstanceOf(SessionClosedException.class)
        .hasMessageContaining("session " + session + " of paper closed at");
    assertThatThrownBy(holder.trades::stream).isInstanceOf(SessionClosedException.class);
    assertThatThrownBy(container.select(Session.class, Universe.PAPER.qualifier())::get)
        .isInstanceOf(SessionClosedException.class);
  }

  @Test
  void givesANewSessionNewInstances() {
    String first = holder.paper.sessionId();
    holder.paper.count();
    lifecycle.close(Universe.PAPER, "test");
    lifecycle.open(Universe.PAPER);
    assertThat(holder.paper.count()).isEqualTo(1);
    assertThat(holder.paper.sessionId()).isNotEqualTo(first);
    assertThat(holder.trades.session().id().value()).isEqualTo(holder.paper.sessionId());
  }

  @Test
  void destroysInstancesAlsoWhenClosingFails() {
    container.close();
    TestParts.storage = FailingClose::new;
    try (WeldContainer failing = Deployments.of(PaperDesk.class)) {
      failing.select(PaperDesk.class, Universe.PAPER.qualifier()).get().count();
      UniverseLifecycle ending = failing.select(UniverseLifecycle.class).get();
      assertThatThrownBy(() -> ending.close(Universe.PAPER, "test"))
          .isInstanceOf(LedgerException.class)
          .hasMessage("the disk of paper failed at the end");
      assertThat(ENDED).containsExactly("paper desk");
    } finally {
      TestParts.reset();
    }
  }

  @Test
  void destroysInstancesOfASessionThatWasClosedWithoutTheLifecycle() {
    holder.paper.count();
    container.select(Universes.class).get().close(Universe.PAPER, "test");
    lifecycle.open(Universe.PAPER);
    assertThat(ENDED).containsExactly("paper desk");
  }

  @Test
  void destroysInstancesWhenTheDeploymentStops() {
    holder.paper.count();
    holder.live.count();
    container.close();
    assertThat(ENDED).containsExactlyInAnyOrder("paper desk", "live desk");
  }

  @Test
  void readsWhatIsRecordedOpenOrClosed() {
    lifecycle.close(Universe.PAPER, "test");
    assertThat(holder.history.universe()).isEqualTo(Universe.PAPER);
    assertThat(holder.history.lastSeq()).isZero();
  }

  @Test
  @Tag("U1")
  void hasBeansOfNamedUniversesOnly() {
    assertThat(container.select(TradeLedger.class).isUnsatisfied()).isTrue();
    assertThat(container.select(EquityHistory.class).isUnsatisfied()).isTrue();
    assertThat(container.select(Session.class).isUnsatisfied()).isTrue();
    assertThat(container.select(TradeLedger.class, Any.Literal.INSTANCE).stream()).hasSize(3);
    for (Universe universe : Universe.values()) {
      assertThat(
              container.select(TradeLedger.class, universe.qualifier()).get().session().universe())
          .isEqualTo(universe);
    }
  }

  @Test
  @Tag("U6")
  void letsNobodyWriteEventsOrAuditRecordsDirectly() {
    Instance<Object> all = container.select(Any.Literal.INSTANCE);
    assertThat(all.select(io.orrery.trade.EventLedger.class).isUnsatisfied()).isTrue();
    assertThat(all.select(io.orrery.trade.AuditLedger.class).isUnsatisfied()).isTrue();
    assertThat(all.select(io.orrery.session.EventChannel.class).isUnsatisfied()).isTrue();
  }

  @Paper
  @UniverseSessionScoped
  static class PaperDesk {
    private final String sessionId;
    private int count;

    PaperDesk() {
      this.sessionId = "proxy";
    }

    @Inject
    PaperDesk(@Paper Session session) {
      this.sessionId = session.id().value();
    }

    int count() {
      return ++count;
    }

    String sessionId() {
      return sessionId;
    }

    @PreDestroy
    void end() {
      ENDED.add("paper desk");
    }
  }

  @Live
  @UniverseSessionScoped
  static class LiveDesk {
    private int count;

    int count() {
      return ++count;
    }

    @PreDestroy
    void end() {
      ENDED.add("live desk");
    }
  }

  @Paper
  @UniverseSessionScoped
  static class PaperBook {
    private final PaperDesk desk;

    @SuppressWarnings("NullAway")
    PaperBook() {
      this.desk = null;
    }

    @Inject
    PaperBook(@Paper PaperDesk desk) {
      this.desk = desk;
      desk.count();
    }

    String read() {
      return desk.sessionId();
    }

    @PreDestroy
    void end() {
      ENDED.add("paper book");
      throw new IllegalStateException("a test's own failure");
    }
  }

  @Dependent
  @CrossUniverse("compares")
  static class Holder {
    final PaperDesk paper;
    final LiveDesk live;
    final PaperBook book;
    final TradeLedger trades;
    final TradeHistory history;

    @Inject
    Holder(
        @Paper PaperDesk paper,
        @Live LiveDesk live,
        @Paper PaperBook book,
        @Paper TradeLedger trades,
        @Paper TradeHistory history) {
      this.paper = paper;
      this.live = live;
      this.book = book;
      this.trades = trades;
      this.history = history;
    }
  }
}
