package io.orrery.benchmarks;

import io.orrery.basics.Symbol;
import io.orrery.ledger.FileStorage;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.History;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeHistory;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Fact;
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
import java.util.function.Function;

/** The paper universe of a home, through the ports of the domain. */
final class PortLedger implements MeasuredLedger {

  /** What the pass over all trades checks. */
  static final String SCAN = "the hash of every record is checked against the record before";

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
      List<Recorded<Trade>> found = new ArrayList<>();
      for (long last = from; last > 0 && found.size() < limit; last -= History.MAX_LIMIT) {
        long after = Math.max(0, last - History.MAX_LIMIT);
        List<Recorded<Trade>> page = trades.after(after, (int) (last - after));
        for (int i = page.size() - 1; i >= 0 && found.size() < limit; i--) {
          if (page.get(i).fact().symbol().equals(symbol)) {
            found.add(page.get(i));
          }
        }
      }
      return found;
    }

    @Override
    public List<Recorded<Trade>> between(Symbol symbol, Instant from, Instant until) {
      long start = firstAtOrAfter(trades, from, trade -> trade.executedAt());
      List<Recorded<Trade>> found = new ArrayList<>();
      for (long seq = start - 1; ; seq += History.MAX_LIMIT) {
        for (Recorded<Trade> each : trades.after(seq, History.MAX_LIMIT)) {
          if (!each.fact().executedAt().isBefore(until)) {
            return found;
          }
          if (each.fact().symbol().equals(symbol)) {
            found.add(each);
          }
        }
        if (seq + History.MAX_LIMIT >= trades.lastSeq()) {
          return found;
        }
      }
    }

    @Override
    public List<Recorded<EquityPoint>> chart(Instant from, Instant until, int points) {
      long first = firstAtOrAfter(equity, from, point -> point.observedAt());
      long last = firstAtOrAfter(equity, until, point -> point.observedAt()) - 1;
      long bucket = Math.max(1, (last - first + 1) * 3 / points);
      List<Recorded<EquityPoint>> shown = new ArrayList<>();
      List<Recorded<EquityPoint>> open = new ArrayList<>();
      for (long seq = first - 1; seq < last; seq += History.MAX_LIMIT) {
        int limit = (int) Math.min(History.MAX_LIMIT, last - seq);
        for (Recorded<EquityPoint> each : equity.after(seq, limit)) {
          keepExtremes(open, each);
          if ((each.seq() - first + 1) % bucket == 0) {
            shown.addAll(open);
            open.clear();
          }
        }
      }
      shown.addAll(open);
      return shown;
    }

    /** {@code open} holds the lowest, the highest and the last of a bucket. */
    private static void keepExtremes(
        List<Recorded<EquityPoint>> open, Recorded<EquityPoint> point) {
      if (open.isEmpty()) {
        open.addAll(List.of(point, point, point));
        return;
      }
      open.set(2, point);
      if (value(point).compareTo(value(open.get(0))) < 0) {
        open.set(0, point);
      }
      if (value(point).compareTo(value(open.get(1))) > 0) {
        open.set(1, point);
      }
    }

    private static BigDecimal value(Recorded<EquityPoint> point) {
      return point.fact().equity().value();
    }

    @Override
    public Map<String, BigDecimal> quantities() {
      Map<String, BigDecimal> sums = new HashMap<>();
      long last = trades.lastSeq();
      for (long seq = 0; seq < last; seq += History.MAX_LIMIT) {
        for (Recorded<Trade> each : trades.after(seq, History.MAX_LIMIT)) {
          Trade trade = each.fact();
          sums.merge(trade.symbol().value(), trade.qty().value(), BigDecimal::add);
        }
      }
      return sums;
    }

    private static <F extends Fact> long firstAtOrAfter(
        History<F> history, Instant instant, Function<F, Instant> time) {
      long low = 1;
      long high = history.lastSeq() + 1;
      while (low < high) {
        long middle = (low + high) >>> 1;
        if (time.apply(history.after(middle - 1, 1).get(0).fact()).isBefore(instant)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
