package io.orrery.wiring;

import io.orrery.trade.TradeRecorded;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Live;
import io.orrery.universe.Paper;
import io.orrery.universe.Recorded;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who heard what. */
final class Heard {

  static final List<String> ALL = new CopyOnWriteArrayList<>();

  private Heard() {}

  static Class<?>[] listeners() {
    return new Class<?>[] {InPaper.class, InLive.class, OfEverything.class};
  }

  @Dependent
  static class InPaper {
    void signal(@Observes @Paper Recorded<SignalRaised> event) {
      ALL.add("paper " + event.fact().symbol());
    }

    void trade(@Observes @Paper Recorded<TradeRecorded> event) {
      ALL.add("paper trade " + event.fact().tradeSeq());
    }

    void any(@Observes @Paper Recorded<?> event) {
      ALL.add("paper any " + event.fact().type());
    }

    void later(@ObservesAsync @Paper Recorded<SignalRaised> event) {
      ALL.add("paper later " + event.fact().symbol());
    }

    void tradeLater(@ObservesAsync @Paper Recorded<TradeRecorded> event) {
      ALL.add("paper trade later " + event.fact().tradeSeq());
    }
  }

  @Dependent
  static class InLive {
    void signal(@Observes @Live Recorded<SignalRaised> event) {
      ALL.add("live " + event.fact().symbol());
    }

    void later(@ObservesAsync @Live Recorded<SignalRaised> event) {
      ALL.add("live later " + event.fact().symbol());
    }
  }

  @Dependent
  static class OfEverything {
    @CrossUniverse("counts whatever is heard at all")
    void any(@Observes Object event) {
      if (event instanceof SignalRaised || event instanceof String) {
        ALL.add("without provenance");
      }
    }
  }
}
