package io.orrery.testkit;

import io.orrery.trade.AuditHistory;
import io.orrery.trade.AuditLedger;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EquityLedger;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.EventHistory;
import io.orrery.trade.EventLedger;
import io.orrery.trade.Ledger;
import io.orrery.trade.LedgerException;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.OrderLedger;
import io.orrery.trade.Selection;
import io.orrery.trade.Storage;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeHistory;
import io.orrery.trade.TradeLedger;
import io.orrery.trade.UniverseArchive;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.PerUniverse;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Storage that lasts as long as the object: the same rules as on disk, without durability, for fast
 * tests and for measuring what is not the disk.
 */
public final class InMemoryStorage implements Storage {

  private final Clock clock;
  private final PerUniverse<Archive> archives = new PerUniverse<>(Archive::new);

  /** Empty. */
  public InMemoryStorage(Clock clock) {
    this.clock = clock;
  }

  @Override
  public UniverseArchive archive(Universe universe) {
    return archives.of(universe);
  }

  @Override
  public UniverseStore open(Session.Recorder recorder) {
    Archive archive = archives.of(recorder.session().universe());
    archive.own(recorder.session());
    return new Store(archive, recorder);
  }

  @Override
  public Optional<Boolean> isOwned(Universe universe) {
    return Optional.of(archives.of(universe).isOwned());
  }

  /** Makes every following append to {@code universe} fail, as a broken disk does. */
  public void breakDisk(Universe universe) {
    archives.of(universe).broken = true;
  }

  private static final class Archive implements UniverseArchive {
    private final Universe universe;
    private final Trades trades;
    private final Equity equity;
    private final Orders orders;
    private final Events events;
    private final Audit audit;
    private @Nullable Session owner;
    private volatile boolean broken;
    private long keys;

    Archive(Universe universe) {
      this.universe = universe;
      this.trades = new Trades(universe);
      this.equity = new Equity(universe);
      this.orders = new Orders(universe);
      this.events = new Events(universe);
      this.audit = new Audit(universe);
    }

    synchronized void own(Session session) {
      Session current = owner;
      if (current != null) {
        throw new LedgerException(universe + " is owned by session " + current.id());
      }
      owner = session;
    }

    synchronized boolean isOwned() {
      return owner != null;
    }

    synchronized void requireOwner(Session session) {
      if (owner != session) {
        throw new LedgerException("the store of session " + session.id() + " is closed");
      }
    }

    synchronized void disown(Session session) {
      if (owner == session) {
        owner = null;
      }
    }

    @Override
    public Universe universe() {
      return universe;
    }

    @Override
    public TradeHistory trades() {
      return trades;
    }

    @Override
    public EquityHistory equity() {
      return equity;
    }

    @Override
    public OrderHistory orders() {
      return orders;
    }

    @Override
    public EventHistory events() {
      return events;
    }

    @Override
    public AuditHistory audit() {
      return audit;
    }
  }

  private static final class Trades extends InMemoryHistory<Trade> implements TradeHistory {
    Trades(Universe universe) {
      super(universe, Stream.TRADES);
    }
  }

  private static final class Equity extends InMemoryHistory<EquityPoint> implements EquityHistory {
    Equity(Universe universe) {
      super(universe, Stream.EQUITY);
    }

    @Override
    public List<Recorded<EquityPoint>> thinned(Selection selection, int points) {
      return Thinning.of(matching(selection), points);
    }
  }

  private static final class Orders extends InMemoryHistory<Fact> implements OrderHistory {
    Orders(Universe universe) {
      super(universe, Stream.ORDERS);
    }

    @Override
    public <F extends Fact> Optional<F> typed(Class<F> type, Fact fact) {
      return type.isInstance(fact) ? Optional.of(type.cast(fact)) : Optional.empty();
    }
  }

  private static final class Events extends InMemoryHistory<Fact> implements EventHistory {
    Events(Universe universe) {
      super(universe, Stream.EVENTS);
    }
  }

  private static final class Audit extends InMemoryHistory<Fact> implements AuditHistory {
    Audit(Universe universe) {
      super(universe, Stream.AUDIT);
    }
  }

  private class Appender<F extends Fact> implements Ledger<F> {
    private final Archive archive;
    private final InMemoryHistory<F> records;
    private final Session.Recorder recorder;

    Appender(Archive archive, InMemoryHistory<F> records, Session.Recorder recorder) {
      this.archive = archive;
      this.records = records;
      this.recorder = recorder;
    }

    @Override
    public final Session session() {
      return recorder.session();
    }

    @Override
    public final Stream stream() {
      return records.stream();
    }

    @Override
    public final <T extends F> Recorded<T> append(Minted<T> minted) {
      synchronized (records) {
        requireWritable(minted);
        return records.add(recorder, minted, clock.instant());
      }
    }

    @Override
    public final <T extends F> List<Recorded<T>> appendAll(List<Minted<T>> minted) {
      synchronized (records) {
        minted.forEach(this::requireWritable);
        List<Recorded<T>> recorded = new ArrayList<>();
        minted.forEach(m -> recorded.add(records.add(recorder, m, clock.instant())));
        return recorded;
      }
    }

    @Override
    public final <T extends F> CompletionStage<List<Recorded<T>>> appendAllAsync(
        List<Minted<T>> minted) {
      minted.forEach(each -> session().requireOwn(each.provenance()));
      try {
        return CompletableFuture.completedFuture(appendAll(minted));
      } catch (LedgerException e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    private void requireWritable(Minted<?> minted) {
      session().requireOwn(minted.provenance());
      archive.requireOwner(session());
      if (archive.broken && stream() != Stream.AUDIT) {
        throw new LedgerException("the disk of " + archive.universe + " is broken");
      }
    }
  }

  private final class TradeAppender extends Appender<Trade> implements TradeLedger {
    TradeAppender(Archive archive, Session.Recorder recorder) {
      super(archive, archive.trades, recorder);
    }
  }

  private final class EquityAppender extends Appender<EquityPoint> implements EquityLedger {
    EquityAppender(Archive archive, Session.Recorder recorder) {
      super(archive, archive.equity, recorder);
    }
  }

  private final class OrderAppender extends Appender<Fact> implements OrderLedger {
    OrderAppender(Archive archive, Session.Recorder recorder) {
      super(archive, archive.orders, recorder);
    }
  }

  private final class EventAppender extends Appender<Fact> implements EventLedger {
    EventAppender(Archive archive, Session.Recorder recorder) {
      super(archive, archive.events, recorder);
    }
  }

  private final class AuditAppender extends Appender<Fact> implements AuditLedger {
    AuditAppender(Archive archive, Session.Recorder recorder) {
      super(archive, archive.audit, recorder);
    }
  }

  private final class Store implements UniverseStore {
    private final Archive archive;
    private final Session.Recorder recorder;

    Store(Archive archive, Session.Recorder recorder) {
      this.archive = archive;
      this.recorder = recorder;
    }

    @Override
    public Session session() {
      return recorder.session();
    }

    @Override
    public TradeLedger trades() {
      return new TradeAppender(archive, recorder);
    }

    @Override
    public EquityLedger equity() {
      return new EquityAppender(archive, recorder);
    }

    @Override
    public OrderLedger orders() {
      return new OrderAppender(archive, recorder);
    }

    @Override
    public EventLedger events() {
      return new EventAppender(archive, recorder);
    }

    @Override
    public AuditLedger audit() {
      return new AuditAppender(archive, recorder);
    }

    @Override
    public Opening opening() {
      return new Opening("in-memory", List.of(), List.of());
    }

    @Override
    public String rotateKey(String reason) {
      return "%016x".formatted(++archive.keys);
    }

    @Override
    public String sign(String about, Map<String, Object> members) {
      return "{\"about\":\"%s\"}\n".formatted(about);
    }

    @Override
    public boolean isPoisoned() {
      return archive.broken;
    }

    @Override
    public void close() {
      archive.disown(session());
    }
  }
}
