package io.orrery.broker.simulated;

import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.order.Broker;
import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerAttestation;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerListener;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.OrderIntended;
import io.orrery.order.Position;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A broker without an outside world, for SIMULATION only (contract U7): it opens no socket and no
 * file, has no clock and no thread. Its market is what it is fed ({@link #bar}, {@link #quote});
 * its time is theirs. The same feed, orders and seed give the same reports (contract U17).
 *
 * <p>An account of cash: nothing is bought that cash does not pay for, commission included. An
 * order whose worth at its limit, or at the last price, is above the free cash is rejected; what
 * cash does not pay for when it fills is cancelled. Only the commission of a sale can leave less
 * than nothing.
 *
 * <p>Reports are told on the thread whose call caused them, before that call returns, when the
 * whole bar is through. The listener may call the broker. It must not wait for another thread that
 * does: one call at a time is served.
 */
public final class SimulatedBroker implements Broker {

  private final Session session;
  private final SimulationModel model;
  private final CashAccount account;
  private final Holdings holdings;
  private final Exchange exchange;
  private final Outbox outbox = new Outbox();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable BrokerListener listener;
  private boolean closed;

  /**
   * A broker of one session.
   *
   * @param account what the session begins with
   * @throws ForeignBrokerException if the session is not of SIMULATION
   * @throws IllegalArgumentException if the session has another model on record than {@code model}:
   *     the validity of its records would rest on what does not happen
   */
  public SimulatedBroker(Session session, SimulationModel model, CashAccount account) {
    requireSimulation(session);
    requireAgreement(session, model);
    this.session = session;
    this.model = model;
    this.account = account;
    this.holdings = new Holdings(account);
    this.exchange = new Exchange(model, account, holdings, outbox::add);
  }

  /**
   * Feeds a closed bar of columns.
   *
   * @param interval the length of such a bar
   * @throws IllegalArgumentException if it begins before what came already, or latency counts bars
   *     of another length; nothing happened
   * @throws IllegalStateException if the model fills at quotes
   * @throws io.orrery.universe.SessionClosedException if the session is closed
   */
  public void bar(Symbol symbol, Bar bar, Duration interval) {
    if (model.timing().latency() instanceof Latency.BarCount bars
        && !bars.interval().equals(interval)) {
      throw new IllegalArgumentException(
          "bars must have the length that latency counts, %s, had %s"
              .formatted(bars.interval(), interval));
    }
    Instant end = model.timing().schedule().closeOf(bar.start(), interval);
    bar(symbol, TradedBar.of(bar, end));
  }

  /** Feeds a closed bar of decimals; otherwise as {@link #bar(Symbol, Bar, Duration)}. */
  public void bar(Symbol symbol, TradedBar bar) {
    requireFeed(model.timing().fills() != FillModel.NEXT_QUOTE, "bars");
    change(() -> exchange.bar(symbol, bar));
  }

  /**
   * Feeds a quote.
   *
   * @throws IllegalArgumentException if it is older than what came already; nothing happened
   * @throws IllegalStateException if the model fills on bars
   * @throws io.orrery.universe.SessionClosedException if the session is closed
   */
  public void quote(Symbol symbol, Quote quote) {
    requireFeed(model.timing().fills() == FillModel.NEXT_QUOTE, "quotes");
    change(() -> exchange.quote(symbol, quote));
  }

  /**
   * Says that time has passed without a bar or quote that began before {@code at}: orders for the
   * day may end.
   *
   * @throws IllegalArgumentException if something came that began later; nothing happened
   */
  public void passTo(Instant at) {
    change(() -> exchange.passTo(at));
  }

  /**
   * Stops trading of a symbol: orders are taken and wait.
   *
   * @param reason why, as a sentence
   */
  public void halt(Symbol symbol, String reason) {
    change(() -> exchange.halt(symbol, Optional.of(reason)));
  }

  /** Lets a symbol trade again, from its next bar or quote on. */
  public void resume(Symbol symbol) {
    change(() -> exchange.halt(symbol, Optional.empty()));
  }

  /**
   * Rejects the next order, as a venue may.
   *
   * @param reason why, as a sentence
   */
  public void rejectNext(String reason) {
    change(() -> exchange.rejectNext(reason));
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public Tenure tenure() {
    return Tenure.SESSION;
  }

  @Override
  public BrokerAttestation open(BrokerListener hears) {
    lock.lock();
    try {
      requireNotClosed();
      if (listener != null) {
        throw new IllegalStateException("%s must be opened once, was open".formatted(this));
      }
      listener = hears;
      return attestation();
    } finally {
      lock.unlock();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if it was submitted before; the first is not touched
   */
  @Override
  public Submission submit(Minted<OrderIntended> intent) {
    requireOwn(intent);
    lock.lock();
    try {
      if (closed) {
        return new Submission.Refused(this + " is closed");
      }
      ClientOrderId id = intent.fact().clientOrderId();
      if (exchange.knows(id)) {
        throw new IllegalArgumentException("order %s must be sent once, was sent".formatted(id));
      }
      change(() -> exchange.take(intent.fact()));
      return new Submission.Sent();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void cancel(ClientOrderId order) {
    if (order.universe() != Universe.SIMULATION) {
      throw new ForeignBrokerException(
          "%s cancels orders of simulation, was asked to cancel %s of %s"
              .formatted(this, order, order.universe()));
    }
    locked(
        () -> {
          exchange.cancel(order, session.openedAt());
          return true;
        });
  }

  @Override
  public Optional<BrokerOrder> find(ClientOrderId order) {
    return locked(() -> exchange.find(order).map(WorkingOrder::told));
  }

  @Override
  public List<BrokerOrder> openOrders() {
    return locked(() -> exchange.working().stream().map(WorkingOrder::told).toList());
  }

  @Override
  public List<Position> positions() {
    return locked(holdings::positions);
  }

  @Override
  public BrokerAccount account() {
    return locked(holdings::told);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      outbox.clear();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "simulated broker of " + session.id();
  }

  /** Whether the market was given such an order, whatever became of it; also when closed. */
  boolean wasGiven(ClientOrderId order) {
    lock.lock();
    try {
      return exchange.knows(order);
    } finally {
      lock.unlock();
    }
  }

  private BrokerAttestation attestation() {
    return new BrokerAttestation(
        session.universe(),
        "simulated",
        "in-process",
        account.name(),
        List.of(
            "universe must be simulation, is " + session.universe(),
            "it has no endpoint and no credential: it lives in this process",
            "the session's assumptions do not contradict its model, " + model.assumptions(),
            "it begins with %s %s and no position"
                .formatted(account.cash().toPlainString(), account.currency())));
  }

  private void change(Runnable happens) {
    locked(
        () -> {
          session.requireOpen();
          happens.run();
          return true;
        });
  }

  private <T> T locked(Supplier<T> asked) {
    lock.lock();
    try {
      requireNotClosed();
      BrokerListener hears = listener;
      if (hears == null) {
        throw new IllegalStateException("%s must be opened before it is used".formatted(this));
      }
      T answer = asked.get();
      outbox.tell(hears);
      return answer;
    } finally {
      lock.unlock();
    }
  }

  private void requireNotClosed() {
    if (closed) {
      throw new BrokerException(this + " is closed");
    }
  }

  private void requireOwn(Minted<OrderIntended> intent) {
    ClientOrderId id = intent.fact().clientOrderId();
    if (!intent.provenance().isMintedBy(session) || !id.sessionId().equals(session.id())) {
      throw new ForeignBrokerException(
          "%s takes orders of its own session, was given %s of %s"
              .formatted(this, id, intent.provenance()));
    }
  }

  private void requireFeed(boolean fits, String what) {
    if (!fits) {
      throw new IllegalStateException(
          "%s takes no %s: its fill model is %s".formatted(this, what, model.timing().fills()));
    }
  }

  private static void requireSimulation(Session session) {
    if (session.universe() != Universe.SIMULATION) {
      throw new ForeignBrokerException(
          "the simulated broker is for simulation, was asked to serve " + session);
    }
  }

  private static void requireAgreement(Session session, SimulationModel model) {
    List<String> contradictions = model.contradictions(session.assumptions());
    if (!contradictions.isEmpty()) {
      throw new IllegalArgumentException(
          "the model must be what %s has on record; recorded and modelled are %s"
              .formatted(session, String.join("; ", contradictions)));
    }
  }
}
