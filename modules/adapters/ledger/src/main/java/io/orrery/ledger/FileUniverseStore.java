package io.orrery.ledger;

import io.orrery.trade.AuditLedger;
import io.orrery.trade.EquityLedger;
import io.orrery.trade.EventLedger;
import io.orrery.trade.OrderLedger;
import io.orrery.trade.TradeLedger;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Session;
import java.io.IOException;
import java.util.Map;

/** The ledgers of one universe while a session owns them. */
final class FileUniverseStore implements UniverseStore {

  private final Session session;
  private final Opening opening;
  private final LedgerWriter writer;
  private final Owned owned;
  private final Rotating rotating;
  private final Runnable release;
  private final TradeLedger trades;
  private final EquityLedger equity;
  private final OrderLedger orders;
  private final EventLedger events;
  private final AuditLedger audit;

  /** Makes the next key; called on the writer's thread. */
  interface Rotating {
    String rotate(String reason) throws IOException;
  }

  /** {@code release} ends the ownership; it is called once, after the last write. */
  FileUniverseStore(
      Opening opening,
      FactCodec codec,
      Owned owned,
      LedgerWriter writer,
      Rotating rotating,
      Runnable release) {
    this.session = writer.session();
    this.opening = opening;
    this.writer = writer;
    this.owned = owned;
    this.rotating = rotating;
    this.release = release;
    this.trades = new FileLedger.Trades(session, codec, writer);
    this.equity = new FileLedger.Equity(session, codec, writer);
    this.orders = new FileLedger.Orders(session, codec, writer);
    this.events = new FileLedger.Events(session, codec, writer);
    this.audit = new FileLedger.Audit(session, codec, writer);
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public TradeLedger trades() {
    return trades;
  }

  @Override
  public EquityLedger equity() {
    return equity;
  }

  @Override
  public OrderLedger orders() {
    return orders;
  }

  @Override
  public EventLedger events() {
    return events;
  }

  @Override
  public AuditLedger audit() {
    return audit;
  }

  @Override
  public Opening opening() {
    return opening;
  }

  @Override
  public String rotateKey(String reason) {
    Errand<String> rotation = new Errand<>(() -> rotating.rotate(reason));
    writer.submit(rotation);
    return rotation.await();
  }

  @Override
  public String sign(String about, Map<String, Object> members) {
    Errand<Signer> present = new Errand<>(() -> owned.keys().signer());
    writer.submit(present);
    return new Statement(owned.identity(), about, members).signed(present.await());
  }

  @Override
  public boolean isPoisoned() {
    return writer.isPoisoned();
  }

  @Override
  public void close() {
    if (writer.stop()) {
      release.run();
    }
  }
}
