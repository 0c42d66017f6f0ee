package io.orrery.trading;

import io.orrery.order.Broker;
import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerAttestation;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerListener;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderIntended;
import io.orrery.order.Position;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A broker that can be opened again: each opening after the first has a new one behind it, and ends
 * the one before. What was sent by one of them is never sent by another, because the desk sends an
 * order once. Safe for use by many threads.
 */
public final class RenewedBroker implements Broker {

  private final Supplier<? extends Broker> making;
  private volatile Broker current;
  private volatile boolean isClosed;
  private boolean wasOpened;

  /**
   * Makes the first one at once, so that what must be refused at construction is.
   *
   * @param making makes brokers of one session with the same settings
   * @throws io.orrery.order.ForeignBrokerException if it refuses
   */
  public RenewedBroker(Supplier<? extends Broker> making) {
    this.making = making;
    this.current = making.get();
  }

  @Override
  public Session session() {
    return current.session();
  }

  @Override
  public Tenure tenure() {
    return current.tenure();
  }

  /** Opens one; may be called again, by one thread at a time. */
  @Override
  public BrokerAttestation open(BrokerListener listener) {
    Broker next = next();
    try {
      return next.open(listener);
    } finally {
      if (isClosed) {
        next.close();
      }
    }
  }

  private synchronized Broker next() {
    if (isClosed) {
      throw new BrokerException("the broker of " + session() + " was closed");
    }
    if (wasOpened) {
      current.close();
      current = making.get();
    }
    wasOpened = true;
    return current;
  }

  @Override
  public Submission submit(Minted<OrderIntended> intent) {
    return current.submit(intent);
  }

  @Override
  public void cancel(ClientOrderId order) {
    current.cancel(order);
  }

  @Override
  public boolean cancelAll() {
    return current.cancelAll();
  }

  @Override
  public Optional<BrokerOrder> find(ClientOrderId order) {
    return current.find(order);
  }

  @Override
  public List<BrokerOrder> openOrders() {
    return current.openOrders();
  }

  @Override
  public List<Position> positions() {
    return current.positions();
  }

  @Override
  public BrokerAccount account() {
    return current.account();
  }

  @Override
  public void close() {
    isClosed = true;
    current.close();
  }
}
