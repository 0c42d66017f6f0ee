package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.testkit.Samples;
import io.orrery.trade.EventHistory;
import io.orrery.trade.TradeLedger;
import io.orrery.trade.TradeRecorded;
import io.orrery.universe.Fact;
import io.orrery.universe.Live;
import io.orrery.universe.Paper;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U6")
class UniverseEventsTest {

  record SignalRaised(String symbol) implements Fact {}

  private WeldContainer container;
  private Desk desk;

  @BeforeEach
  void deploy() {
    container = Deployments.of(Desk.class, Listener.class);
    desk = container.select(Desk.class).get();
    Listener.HEARD.clear();
  }

  @AfterEach
  void stop() {
    container.close();
  }

  @Test
  void tellsObserversOfItsUniverseOnlyAndAfterTheEventIsDurable() {
    Recorded<SignalRaised> fired = desk.signals.fire(new SignalRaised("AAPL"));
    assertThat(Listener.HEARD)
        .containsExactlyInAnyOrder("paper signal AAPL", "paper any signal_raised");
    assertThat(desk.events.after(fired.seq() - 1, 10)).singleElement().isSameAs(fired);
    assertThat(fired.provenance().isMintedBy(desk.session)).isTrue();
  }

  @Test
  void tellsAsynchronousObserversOfItsUniverseOnly() throws Exception {
    desk.signals.fireAsync(new SignalRaised("MSFT")).toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(Listener.HEARD).containsExactly("paper later MSFT");
  }

  @Test
  void tellsWhatALedgerRecords() {
    desk.trades.append(desk.session.mint(Samples.trade()));
    assertThat(Listener.HEARD).contains("paper trade 1", "paper any trade_recorded");
  }

  @Dependent
  static class Desk {
    final UniverseEvents<SignalRaised> signals;
    final EventHistory events;
    final Session session;
    final TradeLedger trades;

    @Inject
    Desk(
        @Paper UniverseEvents<SignalRaised> signals,
        @Paper EventHistory events,
        @Paper Session session,
        @Paper TradeLedger trades) {
      this.signals = signals;
      this.events = events;
      this.session = session;
      this.trades = trades;
    }
  }

  @Dependent
  static class Listener {
    static final List<String> HEARD = new CopyOnWriteArrayList<>();

    void paper(@Observes @Paper Recorded<SignalRaised> event) {
      HEARD.add("paper signal " + event.fact().symbol());
    }

    void live(@Observes @Live Recorded<SignalRaised> event) {
      HEARD.add("live signal");
    }

    void trades(@Observes @Paper Recorded<TradeRecorded> event) {
      HEARD.add("paper trade " + event.fact().tradeSeq());
    }

    void any(@Observes @Paper Recorded<?> event) {
      HEARD.add("paper any " + event.fact().type());
    }

    void later(@ObservesAsync @Paper Recorded<SignalRaised> event) {
      HEARD.add("paper later " + event.fact().symbol());
    }
  }
}
