package io.orrery.wiring;

import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.AuditLedger;
import io.orrery.trade.EquityLedger;
import io.orrery.trade.EventLedger;
import io.orrery.trade.LedgerException;
import io.orrery.trade.OrderLedger;
import io.orrery.trade.Storage;
import io.orrery.trade.TradeLedger;
import io.orrery.trade.UniverseArchive;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.util.Map;

/** Storage whose PAPER cannot be closed as it should. */
final class FailingClose implements Storage {

  private final Storage storage = new InMemoryStorage(Samples.CLOCK);

  @Override
  public UniverseArchive archive(Universe universe) {
    return storage.archive(universe);
  }

  @Override
  public UniverseStore open(Session.Recorder recorder) {
    UniverseStore store = storage.open(recorder);
    return recorder.session().universe() == Universe.PAPER ? new Failing(store) : store;
  }

  private record Failing(UniverseStore store) implements UniverseStore {

    @Override
    public Session session() {
      return store.session();
    }

    @Override
    public TradeLedger trades() {
      return store.trades();
    }

    @Override
    public EquityLedger equity() {
      return store.equity();
    }

    @Override
    public OrderLedger orders() {
      return store.orders();
    }

    @Override
    public EventLedger events() {
      return store.events();
    }

    @Override
    public AuditLedger audit() {
      return store.audit();
    }

    @Override
    public Opening opening() {
      return store.opening();
    }

    @Override
    public String rotateKey(String reason) {
      return store.rotateKey(reason);
    }

    @Override
    public String sign(String about, Map<String, Object> members) {
      return store.sign(about, members);
    }

    @Override
    public boolean isPoisoned() {
      return store.isPoisoned();
    }

    @Override
    public void close() {
      store.close();
      throw new LedgerException("the disk of paper failed at the end");
    }
  }
}
