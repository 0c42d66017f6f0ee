package io.orrery.trading;

import io.orrery.testkit.ForwardingStore;
import io.orrery.testkit.InMemoryStorage;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A disk that outlives the process, which may die before or after any record of an order or fill.
 */
final class CrashingStorage implements Storage {

  private final InMemoryStorage disk;
  private Optional<UniverseStore> owned = Optional.empty();
  Consumer<String> before = where -> {};
  Consumer<String> after = where -> {};

  CrashingStorage(InMemoryStorage disk) {
    this.disk = disk;
  }

  /** The process is gone: its ownership is, too. */
  void die() {
    owned.orElseThrow().close();
  }

  @Override
  public UniverseArchive archive(Universe universe) {
    return disk.archive(universe);
  }

  @Override
  public UniverseStore open(Session.Recorder recorder) {
    UniverseStore store = disk.open(recorder);
    owned = Optional.of(store);
    return new Store(store);
  }

  private class Dying<F extends Fact> implements Ledger<F> {
    private final Ledger<F> ledger;

    Dying(Ledger<F> ledger) {
      this.ledger = ledger;
    }

    @Override
    public Session session() {
      return ledger.session();
    }

    @Override
    public Stream stream() {
      return ledger.stream();
    }

    @Override
    public <T extends F> List<Recorded<T>> appendAll(List<Minted<T>> minted) {
      before.accept("before " + stream());
      List<Recorded<T>> recorded = ledger.appendAll(minted);
      after.accept("after " + stream());
      return recorded;
    }

    @Override
    public <T extends F> CompletionStage<List<Recorded<T>>> appendAllAsync(List<Minted<T>> minted) {
      return ledger.appendAllAsync(minted);
    }
  }

  private final class Orders extends Dying<Fact> implements OrderLedger {
    Orders(OrderLedger ledger) {
      super(ledger);
    }
  }

  private final class Trades extends Dying<Trade> implements TradeLedger {
    Trades(TradeLedger ledger) {
      super(ledger);
    }
  }

  private final class Store extends ForwardingStore {
    Store(UniverseStore store) {
      super(store);
    }

    @Override
    public TradeLedger trades() {
      return new Trades(store.trades());
    }

    @Override
    public OrderLedger orders() {
      return new Orders(store.orders());
    }
  }
}
