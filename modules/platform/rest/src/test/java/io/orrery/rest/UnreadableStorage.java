package io.orrery.rest;

import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.AuditHistory;
import io.orrery.trade.Direction;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EventHistory;
import io.orrery.trade.LedgerException;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.Scanned;
import io.orrery.trade.Selection;
import io.orrery.trade.Storage;
import io.orrery.trade.TradeHistory;
import io.orrery.trade.UniverseArchive;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Storage whose audit records cannot be read. */
final class UnreadableStorage implements Storage {

  private final InMemoryStorage rest = new InMemoryStorage(Samples.CLOCK);

  @Override
  public UniverseArchive archive(Universe universe) {
    return new Archive(rest.archive(universe));
  }

  @Override
  public UniverseStore open(Session.Recorder recorder) {
    return rest.open(recorder);
  }

  private record Archive(UniverseArchive rest) implements UniverseArchive {
    @Override
    public Universe universe() {
      return rest.universe();
    }

    @Override
    public TradeHistory trades() {
      return rest.trades();
    }

    @Override
    public EquityHistory equity() {
      return rest.equity();
    }

    @Override
    public OrderHistory orders() {
      return rest.orders();
    }

    @Override
    public EventHistory events() {
      return rest.events();
    }

    @Override
    public AuditHistory audit() {
      return new Torn(rest.universe());
    }
  }

  private record Torn(Universe universe) implements AuditHistory {
    @Override
    public Stream stream() {
      return Stream.AUDIT;
    }

    @Override
    public long lastSeq() {
      throw torn();
    }

    @Override
    public List<Recorded<Fact>> after(long seq, int limit) {
      throw torn();
    }

    @Override
    public List<Recorded<Fact>> select(
        Selection selection, Direction direction, long from, int limit) {
      throw torn();
    }

    @Override
    public long scan(Selection selection, long after, Predicate<? super Scanned<Fact>> visitor) {
      throw torn();
    }

    @Override
    public boolean awaitAfter(long seq, Duration timeout) {
      throw torn();
    }

    private LedgerException torn() {
      return new LedgerException("the audit ledger of " + universe + " is torn");
    }
  }
}
