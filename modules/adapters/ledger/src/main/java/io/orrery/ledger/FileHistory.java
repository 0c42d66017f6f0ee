package io.orrery.ledger;

import io.orrery.trade.AuditHistory;
import io.orrery.trade.Direction;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.EventHistory;
import io.orrery.trade.History;
import io.orrery.trade.LedgerException;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.Scanned;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeHistory;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What callers see of one ledger's records. */
class FileHistory<F extends Fact> implements History<F> {

  /** How long one who waits sleeps before it looks again: at memory, or at the disk. */
  private static final long OWNED_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private static final long FOREIGN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final LedgerView view;
  private final Function<UntypedFact, F> typing;

  private FileHistory(LedgerView view, Function<UntypedFact, F> typing) {
    this.view = view;
    this.typing = typing;
  }

  @Override
  public final Universe universe() {
    return view.id().universe();
  }

  @Override
  public final Stream stream() {
    return view.id().stream();
  }

  @Override
  public final long lastSeq() {
    return view.lastSeq();
  }

  @Override
  public final List<Recorded<F>> after(long seq, int limit) {
    requireRange("seq", seq, limit);
    return recorded(view.select(Selection.all(), Direction.OLDEST_FIRST, seq, limit));
  }

  @Override
  public final List<Recorded<F>> select(
      Selection selection, Direction direction, long from, int limit) {
    requireRange("from", from, limit);
    return recorded(view.select(selection, direction, from, limit));
  }

  @Override
  public final long scan(Selection selection, long after, Predicate<? super Scanned<F>> visitor) {
    requireRange("after", after, 1);
    LineFilter filter = new LineFilter(selection, stream());
    Visit visit = new Visit(filter, selection.isAll(), visitor);
    return view.scan(after, visit);
  }

  @Override
  public final boolean awaitAfter(long seq, Duration timeout) throws InterruptedException {
    long begun = System.nanoTime();
    long nanos = TimeUnit.NANOSECONDS.convert(timeout);
    while (lastSeq() <= seq) {
      long left = nanos - (System.nanoTime() - begun);
      if (left <= 0) {
        return false;
      }
      long pause = view.isOwned() ? OWNED_PAUSE_NANOS : FOREIGN_PAUSE_NANOS;
      TimeUnit.NANOSECONDS.sleep(Math.min(left, pause));
    }
    return true;
  }

  final LedgerView view() {
    return view;
  }

  final List<Recorded<F>> recorded(List<Line> lines) {
    return lines.stream().map(this::recorded).toList();
  }

  private static void requireRange(String name, long from, int limit) {
    if (from < 0) {
      throw new IllegalArgumentException(name + " must be 0 or above, was " + from);
    }
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit must be 1 to %d, was %d".formatted(MAX_LIMIT, limit));
    }
  }

  /** Shows a visitor what fits, in one object for each segment. */
  private final class Visit implements Predicate<LedgerCursor> {
    private final LineFilter filter;
    private final boolean isAll;
    private final Predicate<? super Scanned<F>> visitor;
    private @Nullable ScannedLine<F> shown;

    Visit(LineFilter filter, boolean isAll, Predicate<? super Scanned<F>> visitor) {
      this.filter = filter;
      this.isAll = isAll;
      this.visitor = visitor;
    }

    @Override
    public boolean test(LedgerCursor cursor) {
      return !(isAll || filter.matches(cursor)) || visitor.test(shown(cursor));
    }

    private ScannedLine<F> shown(LedgerCursor cursor) {
      ScannedLine<F> known = shown;
      if (known == null || !known.isOf(cursor)) {
        known = new ScannedLine<>(cursor, FileHistory.this::recorded);
        shown = known;
      }
      return known;
    }
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

    @Override
    public List<Recorded<EquityPoint>> thinned(Selection selection, int points) {
      if (points < MIN_POINTS || points > MAX_POINTS) {
        throw new IllegalArgumentException(
            "points must be %d to %d, was %d".formatted(MIN_POINTS, MAX_POINTS, points));
      }
      return recorded(new Thinning(view(), selection, points).lines());
    }
  }

  static final class Orders extends FileHistory<Fact> implements OrderHistory {
    private final FactCodec codec;

    Orders(LedgerView view, FactCodec codec) {
      super(view, fact -> fact);
      this.codec = codec;
    }

    @Override
    public <F extends Fact> Optional<F> typed(Class<F> type, Fact fact) {
      if (type.isInstance(fact)) {
        return Optional.of(type.cast(fact));
      }
      return fact instanceof UntypedFact untyped && untyped.type().equals(codec.typeOf(type))
          ? Optional.of(codec.decode(type, untyped))
          : Optional.empty();
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
