package io.orrery.trading;

import io.orrery.order.Broker;
import io.orrery.order.BrokerException;
import io.orrery.order.ForeignBrokerException;
import io.orrery.session.AgentThread;
import io.orrery.session.Inventory;
import io.orrery.session.OpenOrders;
import io.orrery.session.UniverseSession;
import io.orrery.trade.UniverseArchive;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Trading in one session: a desk, its broker, and the thread that listens to the broker, looks up
 * what is unknown, and compares. While the session is killed it goes on listening, and cancels what
 * works. It is over before its session is.
 *
 * <p>Nothing is ordered before records and broker agree. Safe for use by many threads.
 */
public final class Trading {

  private static final System.Logger LOG = System.getLogger(Trading.class.getName());
  private static final long TICK_MILLIS = 1_000;

  private final UniverseSession session;
  private final Broker broker;
  private final OrderDesk desk;
  private final RiskDesk risk;
  private final Blocks blocks;
  private final Opening opening;
  private final Watch watch;
  private final Roster roster = new Roster();
  private final Semaphore arrivals = new Semaphore(0);
  private final AgentThread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final long retryNanos;
  private final long farewellNanos;
  private volatile boolean isReached;
  private volatile boolean closed;

  /**
   * Has done nothing yet.
   *
   * @param session whose orders these are
   * @param archive what its universe has recorded
   * @param broker of the same session; it is closed in the end
   * @throws ForeignBrokerException if the broker is another session's, or the gate another
   *     universe's
   */
  public Trading(
      UniverseSession session,
      UniverseArchive archive,
      Broker broker,
      RiskRules rules,
      DeskTerms terms,
      Clock clock) {
    if (broker.session() != session.session()) {
      throw new ForeignBrokerException(
          "a broker of %s must not trade for %s".formatted(broker.session(), session.session()));
    }
    if (rules.gate().universe() != session.universe()) {
      throw new ForeignBrokerException(
          "a gate of %s must not decide for %s"
              .formatted(rules.gate().universe(), session.session()));
    }
    this.session = session;
    this.retryNanos = terms.interval().toNanos();
    this.farewellNanos = terms.farewell().toNanos();
    this.broker = broker;
    this.blocks = new Blocks(session, clock);
    Inbox inbox = new Inbox(arrivals::release);
    DeskRecords records = new DeskRecords(session, terms.source(), roster, clock);
    this.desk = new OrderDesk(broker, new Gatekeeper(rules, clock), records, inbox, blocks, clock);
    this.risk = new RiskDesk(desk, records, rules.gate().limits(), clock);
    Reconciliation reconciliation = new Reconciliation(broker, desk, terms, clock);
    this.watch = new Watch(desk, reconciliation, inbox, records, blocks, terms.interval());
    this.opening = new Opening(archive, broker, desk, records, reconciliation, inbox);
    this.thread = new AgentThread("orrery-trading-" + session.universe(), this::run);
    blocks.raise(Block.Cause.NOT_RECONCILED, "records and broker have not been compared yet");
  }

  /** How it does. */
  public AgentReport report() {
    List<Block> all = desk.blocks();
    AgentReport.State state = all.isEmpty() ? AgentReport.State.RUNNING : AgentReport.State.BLOCKED;
    return new AgentReport(
        "trading",
        state,
        watch.lookedAt(),
        all.stream().map(Block::sentence).findFirst(),
        watch.looks());
  }

  /** Which agents the session has; the floor and others report to it. */
  public Roster roster() {
    return roster;
  }

  /** Whether the broker was reached once, so that records and reports can meet. */
  boolean isReached() {
    return isReached;
  }

  /** Where orders are given. */
  public OrderDesk desk() {
    return desk;
  }

  /** Where people look at the risk rules. */
  public RiskDesk risk() {
    return risk;
  }

  /** What the broker said last that nothing of ours explains; empty if all agrees. */
  public List<Difference> differences() {
    return watch.differences();
  }

  /**
   * Takes over what the broker's account holds as it is, so that what nothing explained is
   * explained.
   *
   * @param person who wants it
   * @param reason why, as a sentence
   * @throws BrokerException if the broker did not answer; nothing has changed
   */
  public void adopt(String person, String reason) {
    if (!isReached) {
      throw new BrokerException("what an account holds must be known to be taken over, is not yet");
    }
    opening.adopt(person, reason);
    watch.compare();
  }

  /**
   * Connects, and goes on until the session ends, on a thread of its own. A broker that cannot be
   * reached is tried again and again, and blocks until it is; one that is another's is not.
   */
  public void begin() {
    enlist();
    session.inventory().add(Inventory.Kind.THREAD, thread.toString(), thread, AgentThread::isOver);
    thread.start();
  }

  /** The session reaches it from now on when it is killed or ends. */
  private void enlist() {
    session.inventory().add(Inventory.Kind.CONNECTION, "broker", this, of -> of.closed);
    session.onKill("order desk", desk::kill);
    session.onClose("trading", this::close);
  }

  /** Cancels what works, if that is wanted, records what was reported, and leaves the broker. */
  private void close(OpenOrders policy) {
    blocks.raise(Block.Cause.CLOSING, "the session ends");
    if (policy == OpenOrders.CANCEL && desk.cancelAll("the session ends") > 0) {
      awaitEnds();
    }
    closing.countDown();
    thread.stop();
    broker.close();
    closed = true;
    desk.settle();
  }

  /** Most brokers say at once that an order is cancelled; the next opening asks for the others. */
  private void awaitEnds() {
    long begun = System.nanoTime();
    desk.settle();
    while (!desk.view().working().isEmpty() && System.nanoTime() - begun < farewellNanos) {
      arrivals.drainPermits();
      try {
        arrivals.tryAcquire(10, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      desk.settle();
    }
  }

  /**
   * Connects and compares on the caller's thread, for who runs it without {@link #begin}.
   *
   * @throws ForeignBrokerException if the broker is of another universe
   * @throws BrokerException if it cannot be reached
   */
  public void open() {
    enlist();
    connect();
  }

  private void connect() {
    opening.read();
    opening.begin(opening.reach());
    isReached = true;
    watch.compare();
  }

  /**
   * Compares records and broker now.
   *
   * @return what nothing explains; empty if all agrees
   * @throws BrokerException if the broker did not answer
   */
  public List<Difference> reconcile() {
    watch.compare();
    return watch.differences();
  }

  /** One look at what came, what is overdue, and whether all agrees. */
  public void tick() {
    watch.tick();
  }

  private void run() {
    try {
      opening.read();
      while (!reach()) {
        thread.waitFor(() -> closing.await(retryNanos, TimeUnit.NANOSECONDS));
      }
      while (!thread.isStopped()) {
        tick();
        thread.waitFor(() -> arrivals.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS));
        arrivals.drainPermits();
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "{0} was told to stop", thread);
    } catch (RuntimeException e) {
      blocks.lift(Block.Cause.BROKER_LOST);
      blocks.raise(Block.Cause.BROKER_LOST, String.valueOf(e.getMessage()));
      LOG.log(Level.ERROR, thread + " ended", e);
    }
  }

  /** Whether the broker was reached; why not is told, and nothing is ordered. */
  private boolean reach() throws InterruptedException {
    try {
      opening.begin(thread.waitFor(opening::reach));
      isReached = true;
      blocks.lift(Block.Cause.BROKER_LOST);
      return true;
    } catch (ForeignBrokerException e) {
      throw e;
    } catch (BrokerException e) {
      String sentence = "the broker is not reached, and is tried again: " + e.getMessage();
      blocks.raise(Block.Cause.BROKER_LOST, sentence);
      LOG.log(Level.WARNING, "{0}: {1}", thread, sentence);
      return false;
    }
  }

  @Override
  public String toString() {
    return thread.toString();
  }
}
