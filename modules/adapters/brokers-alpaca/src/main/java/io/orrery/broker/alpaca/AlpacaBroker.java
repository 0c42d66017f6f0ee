package io.orrery.broker.alpaca;

import io.orrery.basics.Check;
import io.orrery.basics.OrderId;
import io.orrery.broker.alpaca.RequestBudget.Priority;
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
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Orders to Alpaca, for PAPER and LIVE: its trading API, version 2, and its stream of updates.
 *
 * <p>Host, key and account are compared with the universe: what is configured at construction, what
 * Alpaca says when this is opened and each time the stream was lost. On a difference it closes
 * itself, tells its listener, and sends nothing more.
 *
 * <p>An order goes out in one request that nothing repeats. When its outcome is not known for
 * certain the answer is {@code Doubtful}. Questions are repeated within {@link
 * AlpacaPace#patience()}. All requests share one budget, in which cancels come first.
 *
 * <p>Executions come with updates only: {@link #find} tells how much was filled and for what on
 * average, because Alpaca's other record of fills has names of its own for them.
 */
public final class AlpacaBroker implements Broker {

  private static final System.Logger LOG = System.getLogger(AlpacaBroker.class.getName());

  /** Answers to a new order after which Alpaca does not have it. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 422);

  private final Session session;
  private final AlpacaConnection connection;
  private final Clock clock;
  private final Identity identity;
  private final UpdateWords words;
  private final Api<TradingResource> api;
  private final Questions questions;
  private final UpdateStream stream;
  private final Set<ClientOrderId> sent = ConcurrentHashMap.newKeySet();
  private final Map<ClientOrderId, OrderId> names = new ConcurrentHashMap<>();
  private final Standing standing = new Standing();

  /**
   * A broker that is not yet connected.
   *
   * @param session whose orders it sends
   * @param connection where to, and as whom
   * @param pace how long it waits and how often it asks
   * @param clock for moments that Alpaca does not say
   * @throws ForeignBrokerException if the session is of SIMULATION, or if host, key or account of
   *     {@code connection} are not of its universe
   */
  public AlpacaBroker(Session session, AlpacaConnection connection, AlpacaPace pace, Clock clock) {
    connection.requireOf(session.universe());
    this.session = session;
    this.connection = connection;
    this.clock = clock;
    this.identity = new Identity(session.universe(), connection);
    this.words = new UpdateWords(session.universe(), clock);
    this.api = new Api<>(connection, connection.endpoint(), pace, clock, TradingResource.class);
    this.questions = new Questions(api, clock);
    String name = session.id() + "-" + session.universe();
    this.stream = new UpdateStream(connection, pace, name, new StreamHearer());
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
    standing.open(listener);
    try {
      List<String> evidence = new ArrayList<>(identity.compare(questions.account()));
      evidence.add(sentence(questions.clock()));
      standing.setCompared(true);
      stream.open();
      evidence.add("the stream took the same key");
      return new BrokerAttestation(
          session.universe(), "alpaca", api.host(), connection.account(), evidence);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static String sentence(MarketClock market) {
    return "Alpaca's clock says %s, ours is ahead by %s ms; the market is %s"
        .formatted(market.at(), market.ahead().toMillis(), market.open() ? "open" : "closed");
  }

  @Override
  public Submission submit(Minted<OrderIntended> intent) {
    OrderIntended order = intent.fact();
    requireOwn(intent);
    standing.reports();
    Optional<String> flaw = standing.closed().or(() -> OrderWords.flaw(order)).or(this::difference);
    if (flaw.isPresent()) {
      return new Submission.Refused(flaw.get());
    }
    if (!sent.add(order.clientOrderId())) {
      return new Submission.Doubtful(
          "order %s was sent before, and is never sent again".formatted(order.clientOrderId()));
    }
    return send(order);
  }

  private void requireOwn(Minted<OrderIntended> intent) {
    ClientOrderId id = intent.fact().clientOrderId();
    if (!intent.provenance().isMintedBy(session) || !id.sessionId().equals(session.id())) {
      throw new ForeignBrokerException(
          "an order for this broker must be minted by %s, %s was by %s"
              .formatted(session, id, intent.provenance()));
    }
    session.requireOpen();
  }

  /** Compares again if the stream was lost since; why no order may go out, if none may. */
  private Optional<String> difference() {
    if (standing.isCompared()) {
      return Optional.empty();
    }
    try {
      identity.compare(questions.account());
      return Optional.empty();
    } catch (ForeignBrokerException e) {
      closeBecauseOf(e);
      return standing.closed();
    } catch (BrokerException e) {
      return Optional.of(
          "an order must go where it belongs, and that cannot be compared now: " + e.getMessage());
    }
  }

  private Submission send(OrderIntended order) {
    String what = "order " + order.clientOrderId();
    try {
      String body = api.written(OrderWords.written(order));
      return submission(order, api.once(what, Priority.ORDINARY, trading -> trading.submit(body)));
    } catch (NoAnswerException e) {
      return new Submission.Doubtful(String.valueOf(e.getMessage()));
    } catch (BrokerException e) {
      return new Submission.Refused(String.valueOf(e.getMessage()));
    }
  }

  private Submission submission(OrderIntended order, Answer answer) {
    if (answer.isGood()) {
      return accepted(order, answer);
    }
    String reason = api.explained(answer);
    String message = String.valueOf(api.error(answer).message());
    boolean known = message.contains("client_order_id must be unique");
    return REFUSALS.contains(answer.status()) && !known
        ? new Submission.Refused(reason)
        : new Submission.Doubtful(reason);
  }

  private Submission accepted(OrderIntended order, Answer answer) {
    try {
      Messages.Order heard = api.body("the answer to a new order", answer, Messages.Order.class);
      if (!order.clientOrderId().value().equals(heard.clientOrderId())) {
        return new Submission.Doubtful(
            "the answer to order %s must be about it, was about %s"
                .formatted(
                    order.clientOrderId(), Check.shown(String.valueOf(heard.clientOrderId()))));
      }
      OrderId name = OrderWords.value("order id", heard.id(), OrderId::new);
      names.put(order.clientOrderId(), name);
      standing.reports().reported(new OrderReport.Accepted(order.clientOrderId(), at(heard), name));
      return new Submission.Sent();
    } catch (BrokerException e) {
      return new Submission.Doubtful(
          "the answer to order %s was good, and cannot be read: %s"
              .formatted(order.clientOrderId(), e.getMessage()));
    }
  }

  private Instant at(Messages.Order heard) {
    return heard.submittedAt() == null
        ? clock.instant()
        : OrderWords.value("submitted_at", heard.submittedAt(), OrderWords::moment);
  }

  @Override
  public void cancel(ClientOrderId order) {
    if (order.universe() != session.universe()) {
      throw new ForeignBrokerException(
          "an order to cancel must be of %s, %s was of %s"
              .formatted(session.universe(), order, order.universe()));
    }
    Reports told = standing.reports();
    standing.requireRunning();
    Optional<OrderId> name =
        Optional.ofNullable(names.get(order))
            .or(() -> questions.find(order, Priority.CANCEL).map(BrokerOrder::orderId));
    if (name.isEmpty()) {
      told.reported(rejected(order, "Alpaca has no order of that name"));
      return;
    }
    String id = name.get().value();
    String what = "cancel of " + order;
    Answer answer = api.patiently(what, Priority.CANCEL, trading -> trading.cancel(id));
    if (answer.status() == 404 || answer.status() == 422) {
      told.reported(rejected(order, api.explained(answer)));
    } else if (!answer.isGood()) {
      throw new BrokerException(what + ": " + api.explained(answer));
    }
  }

  /** One request, whatever the limit of requests; what it left open is left to {@link #cancel}. */
  @Override
  public boolean cancelAll() {
    standing.requireRunning();
    String what = "the cancel of all orders";
    Answer answer = api.patiently(what, Priority.CANCEL, TradingResource::cancelAll);
    return answer.isGood()
        && Arrays.stream(api.body(what, answer, Messages.Cancelled[].class))
            .allMatch(Messages.Cancelled::isTaken);
  }

  private OrderReport rejected(ClientOrderId order, String reason) {
    return new OrderReport.CancelRejected(order, clock.instant(), reason);
  }

  @Override
  public Optional<BrokerOrder> find(ClientOrderId order) {
    standing.requireRunning();
    Optional<BrokerOrder> found = questions.find(order, Priority.ORDINARY);
    found.ifPresent(each -> names.put(order, each.orderId()));
    return found;
  }

  @Override
  public List<BrokerOrder> openOrders() {
    standing.requireRunning();
    return questions.openOrders();
  }

  @Override
  public List<Position> positions() {
    standing.requireRunning();
    return questions.positions();
  }

  /** What the account is worth; it is compared at the same time. */
  @Override
  public BrokerAccount account() {
    standing.requireRunning();
    Messages.Account account = questions.account();
    try {
      identity.compare(account);
    } catch (ForeignBrokerException e) {
      closeBecauseOf(e);
      throw e;
    }
    return Identity.worth(account);
  }

  /**
   * Whether the market trades, and how far our clock is from Alpaca's.
   *
   * @throws BrokerException if it did not answer
   */
  public MarketClock clock() {
    standing.requireRunning();
    return questions.clock();
  }

  @Override
  public void close() {
    standing.close("the broker of " + session + " was closed");
    stream.close();
    api.close();
  }

  /** Whether who it is was compared since the stream was last lost. */
  boolean isCompared() {
    return standing.isCompared();
  }

  /** Closes itself; the stream's thread ends by itself if it is the one that came here. */
  private void closeBecauseOf(ForeignBrokerException difference) {
    String reason = "Alpaca was closed by itself: " + difference.getMessage();
    if (standing.close(reason)) {
      LOG.log(System.Logger.Level.ERROR, reason);
      close();
      standing.reports().resynchronize(reason);
    }
  }

  /** What the stream says, on its thread. */
  private final class StreamHearer implements UpdateStream.Hearer {

    @Override
    public void heard(Messages.Update update) {
      words.read(update).ifPresent(standing.reports()::reported);
    }

    @Override
    public void missed(String reason) {
      standing.reports().resynchronize(reason);
    }

    @Override
    public void lost(String reason) {
      standing.setCompared(false);
      LOG.log(System.Logger.Level.WARNING, reason);
    }

    @Override
    public void found(String reason) {
      identity.compare(questions.account());
      standing.setCompared(true);
      standing.reports().resynchronize(reason + ", and is compared again");
    }

    @Override
    public void foreign(ForeignBrokerException difference) {
      closeBecauseOf(difference);
    }
  }
}
