package io.orrery.session;

import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.SessionClosedException;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Puts on record, once, that the disk of a session failed. */
final class Halt {

  private static final System.Logger LOG = System.getLogger(Halt.class.getName());

  private final UniverseStore store;
  private final AtomicBoolean isRecorded = new AtomicBoolean();

  Halt(UniverseStore store) {
    this.store = store;
  }

  /** Looks whether {@code failure} was the end of the store, and records it if so. */
  void after(LedgerException failure) {
    if (!store.isPoisoned() || !isRecorded.compareAndSet(false, true)) {
      return;
    }
    try {
      store
          .audit()
          .append(store.session().mint(new SessionHalted(String.valueOf(failure.getMessage()))));
    } catch (LedgerException | SessionClosedException e) {
      LOG.log(Level.WARNING, "the halt of {0} is not on record: {1}", store.session(), e);
    }
  }
}
