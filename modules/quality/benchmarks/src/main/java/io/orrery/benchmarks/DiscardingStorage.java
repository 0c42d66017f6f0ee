package io.orrery.benchmarks;

import io.orrery.basics.Sha256;
import io.orrery.trade.AuditLedger;
import io.orrery.trade.EquityLedger;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.EventLedger;
import io.orrery.trade.Ledger;
import io.orrery.trade.OrderLedger;
import io.orrery.trade.Storage;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeLedger;
import io.orrery.trade.UniverseArchive;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** Storage with every check of a real one that keeps nothing, so that it can be fed for ever. */
final class DiscardingStorage implements Storage {

  private final Storage empty;

  DiscardingStorage(Storage empty) {
    this.empty = empty;
  }

  @Override
  public UniverseArchive archive(Universe universe) {
    return empty.archive(universe);
  }

  @Override
  public UniverseStore open(Session.Recorder recorder) {
    return new Store(recorder);
  }

  private static class Discarding<F extends Fact> implements Ledger<F> {
    private static final Sha256 HASH = Sha256.of(new byte[0]);

    private final Session.Recorder recorder;
    private final Stream stream;
    private final AtomicLong seq = new AtomicLong();

    Discarding(Session.Recorder recorder, Stream stream) {
      this.recorder = recorder;
      this.stream = stream;
    }

    @Override
    public final Session session() {
      return recorder.session();
    }

    @Override
    public final Stream stream() {
      return stream;
    }

    @Override
    public final <T extends F> Recorded<T> append(Minted<T> minted) {
      session().requireOwn(minted.provenance());
      Recorded.Place place = new Recorded.Place(stream, seq.incrementAndGet(), HASH);
      return recorder.recorded(minted, place, Instant.EPOCH);
    }

    @Override
    public final <T extends F> List<Recorded<T>> appendAll(List<Minted<T>> minted) {
      return minted.stream().map(this::append).toList();
    }

    @Override
    public final <T extends F> CompletionStage<List<Recorded<T>>> appendAllAsync(
        List<Minted<T>> minted) {
      return CompletableFuture.completedFuture(appendAll(minted));
    }
  }

  private static final class Trades extends Discarding<Trade> implements TradeLedger {
    Trades(Session.Recorder recorder) {
      super(recorder, Stream.TRADES);
    }
  }

  private static final class Equity extends Discarding<EquityPoint> implements EquityLedger {
    Equity(Session.Recorder recorder) {
      super(recorder, Stream.EQUITY);
    }
  }

  private static final class Orders extends Discarding<Fact> implements OrderLedger {
    Orders(Session.Recorder recorder) {
      super(recorder, Stream.ORDERS);
    }
  }

  private static final class Events extends Discarding<Fact> implements EventLedger {
    Events(Session.Recorder recorder) {
      super(recorder, Stream.EVENTS);
    }
  }

  private static final class Audit extends Discarding<Fact> implements AuditLedger {
    Audit(Session.Recorder recorder) {
      super(recorder, Stream.AUDIT);
    }
  }

  private record Store(
      Session session,
      TradeLedger trades,
      EquityLedger equity,
      OrderLedger orders,
      EventLedger events,
      AuditLedger audit)
      implements UniverseStore {

    Store(Session.Recorder recorder) {
      this(
          recorder.session(),
          new Trades(recorder),
          new Equity(recorder),
          new Orders(recorder),
          new Events(recorder),
          new Audit(recorder));
    }

    @Override
    public Opening opening() {
      return new Opening("benchmark", List.of(), List.of());
    }

    @Override
    public String rotateKey(String reason) {
      return "none";
    }

    @Override
    public String sign(String about, Map<String, Object> members) {
      throw new UnsupportedOperationException("what keeps nothing signs nothing");
    }

    @Override
    public boolean isPoisoned() {
      return false;
    }

    @Override
    public void close() {
      // keeps nothing
    }
  }
}
