package io.orrery.session;

import io.orrery.trade.EquityPoint;
import io.orrery.trade.Imports;
import io.orrery.trade.Ledger;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Storage;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Fact;
import io.orrery.universe.Lineage;
import io.orrery.universe.Minted;
import io.orrery.universe.RunId;
import io.orrery.universe.Session;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Begins the sessions of imports. Nobody is told what they record: it happened long ago, and an
 * observer of the universe must not take it for news.
 */
public final class ImportedSessions implements Imports {

  private final BiFunction<Universe, RunId, Storage> storages;
  private final Clock clock;

  /**
   * Imports into some place.
   *
   * @param storages where an import of a universe is kept
   * @param clock says when sessions begin and end
   */
  public ImportedSessions(BiFunction<Universe, RunId, Storage> storages, Clock clock) {
    this.storages = storages;
    this.clock = clock;
  }

  @Override
  public Import begin(Universe universe, RunId id, RandomGenerator names) {
    Session.Control control =
        Session.begin(universe, Assumptions.unknown(), new Lineage.Unknown(), clock, names);
    UniverseStore store = storages.apply(universe, id).open(control.recorder());
    OneImport begun = new OneImport(control, store);
    begun.audit(SessionOpened.of(control.session(), store.opening().deploymentId()));
    return begun;
  }

  /** Records while the rows before are written, and never has more than some of them waiting. */
  private static final class OneImport implements Import {

    private static final int MOST_UNDERWAY = 8;

    private final Session.Control control;
    private final UniverseStore store;
    private final Deque<CompletableFuture<?>> underway = new ArrayDeque<>();

    OneImport(Session.Control control, UniverseStore store) {
      this.control = control;
      this.store = store;
    }

    @Override
    public SessionId sessionId() {
      return control.session().id();
    }

    @Override
    public void trades(List<Trade> trades) {
      record(store.trades(), trades);
    }

    @Override
    public void equity(List<EquityPoint> points) {
      record(store.equity(), points);
    }

    private <F extends Fact> void record(Ledger<F> ledger, List<F> facts) {
      List<Minted<F>> minted = facts.stream().map(control.session()::mint).toList();
      awaitAllBut(MOST_UNDERWAY - 1);
      underway.add(ledger.appendAllAsync(minted).toCompletableFuture());
    }

    private void awaitAllBut(int some) {
      while (underway.size() > some) {
        try {
          underway.remove().join();
        } catch (CompletionException e) {
          throw e.getCause() instanceof LedgerException failed ? failed : e;
        }
      }
    }

    @Override
    public void audit(Fact fact) {
      store.audit().append(control.session().mint(fact));
    }

    @Override
    public void end(Fact last) {
      awaitAllBut(0);
      control.close();
      store.audit().append(control.mintTerminal(last));
      store.close();
    }

    @Override
    public void close() {
      control.close();
      store.close();
    }
  }
}
