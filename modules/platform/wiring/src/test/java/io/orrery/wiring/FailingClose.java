package io.orrery.wiring;

import io.orrery.testkit.ForwardingStore;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Storage;
import io.orrery.trade.UniverseArchive;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;

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

  private static final class Failing extends ForwardingStore {
    Failing(UniverseStore store) {
      super(store);
    }

    @Override
    public void close() {
      super.close();
      throw new LedgerException("the disk of paper failed at the end");
    }
  }
}
