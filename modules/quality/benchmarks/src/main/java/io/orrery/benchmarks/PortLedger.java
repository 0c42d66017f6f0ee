package io.orrery.benchmarks;

import io.orrery.basics.Symbol;
import io.orrery.ledger.FileStorage;
import io.orrery.trade.Direction;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.History;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeHistory;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Lineage;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The paper universe of a home, through the ports of the domain. */
final class PortLedger implements MeasuredLedger {

  /** What the pass over all trades checks. */
  static final String SCAN = "every line is checked strictly, its hash against the record before";

  private final FileStorage storage;
  private final Clock clock;

  PortLedger(Path home, Clock clock) {
    this.storage = new FileStorage(home, clock);
    this.clock = clock;
  }

  @Override
  public Writer open() {
    Session.Control control =
        Session.begin(Universe.PAPER, Assumptions.unknown(), new Lineage.Unknown(), clock);
    return new OpenLedger(control, storage.open(control.recorder()));
  }

  @Override
  public Reader reader() {
    return new PortReader(
        storage.archive(Universe.PAPER).trades(), storage.archive(Universe.PAPER).equity());
  }

  private static final class OpenLedger implements Writer {
    private final Session.Control control;
    private final UniverseStore store;

    OpenLedger(Session.Control control, UniverseStore store) {
      this.control = control;
      this.store = store;
    }

    @Override
    public Recorded<Trade> append(Trade trade) {
      return store.trades().append(control.session().mint(trade));
    }

    @Override
    public CompletionStage<Recorded<Trade>> appendAsync(Trade trade) {
      return store.trades().appendAsync(control.session().mint(trade));
    }

    @Override
    public CompletionStage<Recorded<EquityPoint>> appendAsync(EquityPoint point) {
      return store.equity().appendAsync(control.session().mint(point));
    }

    @Override
    public void close() {
      control.close();
      store.close();
    }
  }

  private record PortReader(TradeHistory trades, EquityHistory equity) implements Reader {

    @Override
    public long lastSeq() {
      return trades.lastSeq();
    }

    @Override
    public List<Recorded<Trade>> newest(Symbol symbol, long from, int limit) {
      Selection wanted = Selection.all().withSymbol(symbol);
      return trades.select(wanted, Direction.NEWEST_FIRST, from + 1, limit);
    }

    @Override
    public List<Recorded<Trade>> between(Symbol symbol, Instant from, Instant until) {
      Selection wanted = Selection.all().withSymbol(symbol).withFrom(from).withTo(until);
      List<Recorded<Trade>> found = new ArrayList<>();
      List<Recorded<Trade>> page;
      long last = 0;
      do {
        page = trades.select(wanted, Direction.OLDEST_FIRST, last, History.MAX_LIMIT);
        found.addAll(page);
        last = page.isEmpty() ? last : page.get(page.size() - 1).seq();
      } while (page.size() == History.MAX_LIMIT);
      return found;
    }

    @Override
    public List<Recorded<EquityPoint>> chart(Instant from, Instant until, int points) {
      return equity.thinned(Selection.all().withFrom(from).withTo(until), points);
    }

    @Override
    public Map<String, BigDecimal> quantities() {
      Map<String, BigDecimal> sums = new HashMap<>();
      trades.scan(
          Selection.all(),
          0,
          trade -> {
            String symbol = trade.text("symbol").orElseThrow();
            sums.merge(symbol, trade.decimal("qty").orElseThrow(), BigDecimal::add);
            return true;
          });
      return sums;
    }
  }
}
