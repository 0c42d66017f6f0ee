package io.orrery.ledger;

import io.orrery.trade.AuditHistory;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.EventHistory;
import io.orrery.trade.History;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeHistory;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What callers see of one ledger's records. */
class FileHistory<F extends Fact> implements History<F> {

  private final LedgerView view;
  private final Function<UntypedFact, F> typing;

  private FileHistory(LedgerView view, Function<UntypedFact, F> typing) {
    this.view = view;
    this.typing = typing;
  }

  @Override
  public Universe universe() {
    return view.id().universe();
  }

  @Override
  public Stream stream() {
    return view.id().stream();
  }

  @Override
  public long lastSeq() {
    return view.lastSeq();
  }

  @Override
  public List<Recorded<F>> after(long seq, int limit) {
    if (seq < 0) {
      throw new IllegalArgumentException("seq must be 0 or above, was " + seq);
    }
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit must be 1 to %d, was %d".formatted(MAX_LIMIT, limit));
    }
    List<Recorded<F>> records = new ArrayList<>();
    view.after(seq, limit, line -> records.add(recorded(line)));
    return List.copyOf(records);
  }

  private Recorded<F> recorded(Line line) {
    try {
      return line.as(typing.apply(line.fact()));
    } catch (IllegalArgumentException e) {
      throw new LedgerException(
          "record %d of the %s cannot be read: %s".formatted(line.seq(), line.id(), e.getMessage()),
          e);
    }
  }

  static final class Trades extends FileHistory<Trade> implements TradeHistory {
    Trades(LedgerView view, FactCodec codec) {
      super(view, fact -> codec.decode(Trade.class, fact));
    }
  }

  static final class Equity extends FileHistory<EquityPoint> implements EquityHistory {
    Equity(LedgerView view, FactCodec codec) {
      super(view, fact -> codec.decode(EquityPoint.class, fact));
    }
  }

  static final class Events extends FileHistory<Fact> implements EventHistory {
    Events(LedgerView view) {
      super(view, fact -> fact);
    }
  }

  static final class Audit extends FileHistory<Fact> implements AuditHistory {
    Audit(LedgerView view) {
      super(view, fact -> fact);
    }
  }
}
