package io.orrery.testkit;

import io.orrery.trade.AuditLedger;
import io.orrery.trade.EquityLedger;
import io.orrery.trade.EventLedger;
import io.orrery.trade.OrderLedger;
import io.orrery.trade.TradeLedger;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Session;
import java.util.Map;

/** Another store, for tests in which a part of it fails. */
public abstract class ForwardingStore implements UniverseStore {

  /** The other one. */
  protected final UniverseStore store;

  /** Forwards everything to {@code store}. */
  protected ForwardingStore(UniverseStore store) {
    this.store = store;
  }

  @Override
  public Session session() {
    return store.session();
  }

  @Override
  public TradeLedger trades() {
    return store.trades();
  }

  @Override
  public EquityLedger equity() {
    return store.equity();
  }

  @Override
  public OrderLedger orders() {
    return store.orders();
  }

  @Override
  public EventLedger events() {
    return store.events();
  }

  @Override
  public AuditLedger audit() {
    return store.audit();
  }

  @Override
  public Opening opening() {
    return store.opening();
  }

  @Override
  public String rotateKey(String reason) {
    return store.rotateKey(reason);
  }

  @Override
  public String sign(String about, Map<String, Object> members) {
    return store.sign(about, members);
  }

  @Override
  public boolean isPoisoned() {
    return store.isPoisoned();
  }

  @Override
  public void close() {
    store.close();
  }
}
