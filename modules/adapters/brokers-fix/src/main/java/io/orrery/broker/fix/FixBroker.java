package io.orrery.broker.fix;

import io.orrery.order.Broker;
import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerAttestation;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerListener;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.Position;
import io.orrery.universe.ForeignRecordException;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders by FIX 4.4 with QuickFIX/J, for PAPER and LIVE.
 *
 * <p>An order goes out once. QuickFIX/J writes it to its store, durably, before it is sent; nobody
 * ever sends it again: a counterparty that wants to have it resent is told to go on without it.
 * Fills that were missed are asked for by their numbers, which survive a restart, and come again;
 * the domain counts each once.
 *
 * <p>What FIX does not tell: at which price a position was bought, whether the account may trade,
 * and, without {@link FixAbility#POSITIONS} and {@link FixAbility#COLLATERAL}, what it holds and is
 * worth. Then {@link #positions()} and {@link #account()} throw; nothing is made up. An order that
 * is no longer open is told with those of its fills that this process heard of. An order of which
 * this process knows no symbol (sent by another, before sequence numbers last began anew, and not
 * open any more) is asked for by its name alone, which a counterparty may not understand.
 *
 * <p>QuickFIX/J keeps one idle daemon thread for all sessions of a class loader ({@code QFJ
 * Timer}), which no session can end. All else ends with {@link #close()}.
 */
public final class FixBroker implements Broker {

  /** Who kills does not wait: after that each order is cancelled by itself. */
  private static final Duration MASS_CANCEL_PATIENCE = Duration.ofMillis(500);

  private final Session session;
  private final FixConnection connection;
  private final Clock clock;
  private final FixStore store;
  private final OrderBook book = new OrderBook();
  private final FixReception reception;
  private final FixLink link;
  private final Questions questions;
  private final Requests requests;
  private final OrderNames names;
  private final LogonCheck logonCheck;
  private volatile @Nullable FixDelivery delivery;
  private volatile @Nullable String foreign;
  private boolean isClosed;

  /**
   * Connects nothing yet.
   *
   * @param venues all FIX sessions of the deployment
   * @param root the root of the session's universe, in which the FIX store lies
   * @throws ForeignBrokerException if the session's universe has no FIX session, its store is
   *     outside the root, or the session is LIVE and its connection is not fit for it
   */
  public FixBroker(Session session, FixVenues venues, Path root, Clock clock) {
    this.session = session;
    this.connection = venues.of(session.universe());
    this.clock = clock;
    connection.requireFit(session.universe());
    this.store = new FixStore(session.universe(), root, connection.store());
    this.reception = new FixReception(session.universe(), connection, book, clock);
    this.link = new FixLink(connection, new Traffic());
    this.questions = new Questions(link, connection.timing().patience());
    this.requests = new Requests(connection.parties(), clock);
    this.names = new OrderNames(session.id(), clock);
    this.logonCheck = new LogonCheck(connection, link);
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public Tenure tenure() {
    return Tenure.ACCOUNT;
  }

  @Override
  public BrokerAttestation open(BrokerListener listener) {
    synchronized (this) {
      if (isClosed || delivery != null) {
        throw new BrokerException("a FIX broker must be opened once, before it is closed");
      }
      delivery = new FixDelivery(session.universe(), listener);
    }
    try {
      store.prepare();
      link.start(store, book);
      logonCheck.awaitFirst(connection.timing().patience());
      requireOwn();
      return attestation();
    } catch (RuntimeException e) {
      close();
      requireOwn();
      throw e;
    }
  }

  private BrokerAttestation attestation() {
    FixParties parties = connection.parties();
    String tls =
        connection.endpoint().tls().isPresent()
            ? "the certificate's name is the host that was dialled"
            : "the connection is not encrypted";
    String named =
        reception.named() == 0
            ? "nothing named an account yet: the first report will be compared"
            : "all of %s messages named account %s".formatted(reception.named(), parties.account());
    return new BrokerAttestation(
        session.universe(),
        "fix",
        connection.toString(),
        parties.account(),
        List.of(
            "the counterparty logged on as " + parties.target() + " to " + parties.sender(),
            named,
            tls,
            "the store lies in the root of " + session.universe()));
  }

  @Override
  public Submission submit(Minted<OrderIntended> intent) {
    requireOwn();
    OrderIntended order = requireMintedHere(intent);
    ClientOrderId id = order.clientOrderId();
    if (!book.submit(OrderSketch.of(order))) {
      throw new IllegalArgumentException("order " + id + " must be submitted once, was before");
    }
    Optional<String> unfit = logonCheck.unfit();
    if (unfit.isPresent()) {
      return new Submission.Refused(unfit.get());
    }
    book.await(id, "the order");
    return switch (link.send(requests.order(order), id.value())) {
      case TAKEN -> new Submission.Sent();
      case BROKEN -> new Submission.Doubtful(link + " broke while order " + id + " was sent");
      case NOT_TAKEN -> {
        book.answered(id);
        yield new Submission.Refused(link + " must be logged on, was not");
      }
    };
  }

  private OrderIntended requireMintedHere(Minted<OrderIntended> intent) {
    try {
      session.requireOwn(intent.provenance());
    } catch (ForeignRecordException e) {
      throw new ForeignBrokerException(
          "a broker of %s must send its own orders: %s".formatted(session, e.getMessage()));
    }
    ClientOrderId id = intent.fact().clientOrderId();
    if (!id.sessionId().equals(session.id())) {
      throw new ForeignBrokerException(
          "an order of %s must be named after it, was %s".formatted(session, id));
    }
    return intent.fact();
  }

  @Override
  public void cancel(ClientOrderId id) {
    requireOwn();
    requireSameUniverse(id);
    Optional<OrderSketch> known =
        book.sketch(id).or(() -> find(id).map(order -> sketch(id, order)));
    if (known.isEmpty()) {
      told()
          .tell(
              new OrderReport.CancelRejected(
                  id, clock.instant(), link + " has no order " + id + " to cancel"));
      return;
    }
    String name = names.cancel(id);
    book.await(id, "the request to cancel it");
    FixLink.Outcome outcome = link.send(requests.cancel(name, known.get()), name);
    if (outcome == FixLink.Outcome.NOT_TAKEN) {
      book.answered(id);
      throw new BrokerException(
          "%s must be logged on to cancel %s, was not: nothing was asked".formatted(link, id));
    } else if (outcome == FixLink.Outcome.BROKEN) {
      throw new BrokerException("%s broke while it was asked to cancel %s".formatted(link, id));
    }
  }

  private static OrderSketch sketch(ClientOrderId id, BrokerOrder order) {
    return new OrderSketch(id, order.symbol(), order.side(), order.qty());
  }

  private void requireSameUniverse(ClientOrderId id) {
    if (id.universe() != session.universe()) {
      throw new ForeignBrokerException(
          "a broker of %s must be asked about orders of %s, was about %s"
              .formatted(session.universe(), session.universe(), id));
    }
  }

  /** One request for all orders of the FIX session, where the counterparty takes such. */
  @Override
  public boolean cancelAll() {
    requireOwn();
    if (!connection.can(FixAbility.MASS_CANCEL)) {
      return false;
    }
    String name = names.question();
    return questions.ask(
        new MassCancelQuestion(name), requests.massCancel(name), MASS_CANCEL_PATIENCE);
  }

  @Override
  public Optional<BrokerOrder> find(ClientOrderId id) {
    requireOwn();
    requireSameUniverse(id);
    String name = names.question();
    return questions.ask(
        new StatusQuestion(name, id, book), requests.status(name, id, book.sketch(id)));
  }

  @Override
  public List<BrokerOrder> openOrders() {
    requireOwn();
    requireAble(FixAbility.MASS_STATUS, "which orders are open");
    String name = names.question();
    return questions.ask(new MassStatusQuestion(name, book), requests.massStatus(name)).stream()
        .filter(order -> order.status().mayFill())
        .toList();
  }

  @Override
  public List<Position> positions() {
    requireOwn();
    requireAble(FixAbility.POSITIONS, "what the account holds");
    String name = names.question();
    return questions.ask(new PositionsQuestion(name), requests.positions(name));
  }

  @Override
  public BrokerAccount account() {
    requireOwn();
    requireAble(FixAbility.COLLATERAL, "what the account is worth");
    String name = names.question();
    return questions.ask(
        new AccountQuestion(name, connection.parties().account()), requests.account(name));
  }

  private void requireAble(FixAbility ability, String what) {
    if (!connection.can(ability)) {
      throw new BrokerException(
          "%s does not tell %s: %s is not among its abilities %s"
              .formatted(link, what, ability, connection.abilities()));
    }
  }

  /** Passes unless the counterparty turned out to belong to somebody else. */
  private void requireOwn() {
    String reason = foreign;
    if (reason != null) {
      throw new ForeignBrokerException(reason);
    }
  }

  private FixDelivery told() {
    FixDelivery now = delivery;
    if (now == null) {
      throw new BrokerException("a FIX broker must be opened before it is used");
    }
    return now;
  }

  @Override
  public void close() {
    FixDelivery last;
    synchronized (this) {
      if (isClosed) {
        return;
      }
      isClosed = true;
      last = delivery;
    }
    logonCheck.close();
    questions.giveUp("the FIX broker was closed");
    link.close();
    if (last != null) {
      last.close();
    }
  }

  /** What the session hears, brought to where it belongs. */
  private final class Traffic implements FixTraffic {

    @Override
    public void loggedOn() {
      long logon = logonCheck.loggedOn();
      told().later(() -> compare(logon));
    }

    /** Compares what the counterparty says with what it must be, then lets orders out. */
    private void compare(long logon) {
      try {
        if (connection.can(FixAbility.MASS_STATUS)) {
          openOrders();
        }
        logonCheck.passed(logon);
        told().resynchronize(link + " was logged on to");
      } catch (BrokerException e) {
        if (logonCheck.failed(logon, e)) {
          link.drop("what the counterparty is could not be compared");
        }
      }
    }

    @Override
    public void loggedOut() {
      logonCheck.loggedOut();
      questions.giveUp(link + " was disconnected");
      reception.doubtAll(link + " was disconnected", told());
    }

    @Override
    public void received(String type, FixFields fields) {
      Optional<String> other = reception.foreign(type, fields);
      if (other.isPresent()) {
        refuseForeign(other.get());
      } else if (questions.answeredBy(type, fields)) {
        reception.learn(fields);
      } else {
        reception.receive(type, fields, told());
      }
    }

    private void refuseForeign(String reason) {
      foreign = reason;
      logonCheck.close();
      questions.giveUp(reason);
      told().resynchronize(reason);
      told().later(FixBroker.this::close);
    }

    @Override
    public void refused(String subject, FixFields reject) {
      if (!questions.refused(subject, reject.reason("it did not understand the message"))) {
        reception.refused(subject, reject, told());
      }
    }

    @Override
    public boolean mayRepeat(String subject) {
      boolean isQuestion = questions.isOpen(subject);
      if (!isQuestion) {
        reception.withheld(subject, told());
      }
      return isQuestion;
    }

    @Override
    public void missed(String reason) {
      told().resynchronize(reason);
    }
  }
}
