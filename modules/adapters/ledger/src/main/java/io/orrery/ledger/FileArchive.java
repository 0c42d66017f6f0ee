package io.orrery.ledger;

import io.orrery.trade.AuditHistory;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EventHistory;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.TradeHistory;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The records of one universe, for reading. */
final class FileArchive implements UniverseArchive {

  private final Universe universe;
  private final Map<Stream, LedgerView> views = new EnumMap<>(Stream.class);
  private final TradeHistory trades;
  private final EquityHistory equity;
  private final OrderHistory orders;
  private final EventHistory events;
  private final AuditHistory audit;

  FileArchive(Universe universe, Function<LedgerId, LedgerView> viewing, FactCodec codec) {
    this.universe = universe;
    for (Stream stream : Stream.values()) {
      views.put(stream, viewing.apply(new LedgerId(universe, stream)));
    }
    this.trades = new FileHistory.Trades(view(Stream.TRADES), codec);
    this.equity = new FileHistory.Equity(view(Stream.EQUITY), codec);
    this.orders = new FileHistory.Orders(view(Stream.ORDERS), codec);
    this.events = new FileHistory.Events(view(Stream.EVENTS));
    this.audit = new FileHistory.Audit(view(Stream.AUDIT));
  }

  /** What readers see of one ledger. */
  LedgerView view(Stream stream) {
    LedgerView view = views.get(stream);
    if (view == null) {
      throw new IllegalStateException("every stream has a view");
    }
    return view;
  }

  @Override
  public Universe universe() {
    return universe;
  }

  @Override
  public TradeHistory trades() {
    return trades;
  }

  @Override
  public EquityHistory equity() {
    return equity;
  }

  @Override
  public OrderHistory orders() {
    return orders;
  }

  @Override
  public EventHistory events() {
    return events;
  }

  @Override
  public AuditHistory audit() {
    return audit;
  }
}
