package io.orrery.trading;

import io.orrery.basics.Amount;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.order.Broker;
import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerException;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.order.OrderChange;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderTicket;
import io.orrery.order.Position;
import io.orrery.risk.CheckResult;
import io.orrery.risk.Finding;
import io.orrery.risk.Holdings;
import io.orrery.risk.MarketPrice;
import io.orrery.risk.RiskAccount;
import io.orrery.risk.RiskDecided;
import io.orrery.risk.RiskDecision;
import io.orrery.risk.StrategyPermission;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Origin;
import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.SessionId;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one place from which orders of a session go out, and where what is heard of them comes in.
 *
 * <p>A ticket passes the gate, its intent is put on record, and only then the broker hears of it. A
 * report is put on record before anyone is told. An order is sent once; whether one whose outcome
 * is unknown is there is looked up by its name.
 *
 * <p>Safe for use by many threads. Cancelling waits for nobody.
 */
public final class OrderDesk {

  private static final System.Logger LOG = System.getLogger(OrderDesk.class.getName());

  private final Broker broker;
  private final Gatekeeper gate;
  private final DeskRecords records;
  private final Inbox inbox;
  private final Blocks blocks;
  private final Dispatch dispatch;
  private final Clock clock;
  private final OrderBook book = new OrderBook();
  private final Portfolio portfolio = new Portfolio();
  private final OrderRequests requests = new OrderRequests();
  private final View view = new View();
  private volatile @Nullable BrokerAccount account;
  private long number;

  OrderDesk(
      Broker broker,
      Gatekeeper gate,
      DeskRecords records,
      Inbox inbox,
      Blocks blocks,
      Clock clock) {
    this.broker = broker;
    this.gate = gate;
    this.records = records;
    this.inbox = inbox;
    this.blocks = blocks;
    this.dispatch = new Dispatch(broker, inbox, blocks, clock);
    this.clock = clock;
  }

  /**
   * Sends orders, each if the gate lets it pass.
   *
   * @param tickets decided about in their order, each in the light of those before it
   * @return what became of each, in their order
   * @throws LedgerException if they could not be recorded; none was sent then, and none will be
   */
  public List<Placement> submit(List<OrderTicket> tickets) {
    return place(tickets.stream().map(TicketRequest::of).toList());
  }

  private synchronized List<Placement> place(List<TicketRequest> wanted) {
    List<Decided> decided = new ArrayList<>();
    for (TicketRequest each : wanted) {
      decided.add(decide(each));
    }
    try {
      records.record(facts(decided));
    } catch (LedgerException e) {
      decided.forEach(each -> each.order().ifPresent(this::forget));
      blocks.raise(Block.Cause.LEDGER_FAILED, "nothing can be recorded: " + e.getMessage());
      throw e;
    }
    decided.forEach(each -> each.requested().ifPresent(requests::remember));
    decided.forEach(each -> each.intent().ifPresent(dispatch::send));
    decided.stream().filter(each -> each.order().isEmpty()).forEach(this::tellDenial);
    return decided.stream().map(Decided::placement).toList();
  }

  /** Sends one order; see {@link #submit(List)}. */
  public Placement submit(OrderTicket ticket) {
    return submit(List.of(ticket)).get(0);
  }

  /**
   * Sends the order of a request from outside, once: the same request is answered with its first
   * order, also after a restart. One that was denied may come again.
   *
   * @throws io.orrery.session.RequestInFlightException if one under the same key has not ended
   * @throws RequestsUnreadException if the records were not read yet; nothing was sent
   * @throws LedgerException if it could not be recorded; it was not sent then, and never will be
   */
  public Placement submit(OrderTicket ticket, Origin origin) {
    return requests.once(
        origin, () -> place(List.of(new TicketRequest(ticket, Optional.of(origin)))).get(0));
  }

  /**
   * Asks the broker to cancel an order; what it answers comes as a report.
   *
   * @param reason who or what wants it, as a sentence
   * @throws IllegalArgumentException if no such order may still be filled
   * @throws BrokerException if it is not known whether the broker was asked
   */
  public void cancel(ClientOrderId id, String reason) {
    if (book.find(id).filter(order -> order.status().mayFill()).isEmpty()) {
      throw new IllegalArgumentException(
          "an order must be working to be cancelled, %s is not".formatted(id));
    }
    broker.cancel(id);
    inbox.reported(new OrderReport.CancelRequested(id, clock.instant(), reason));
  }

  /**
   * Asks the broker to cancel all that work. Waits for no ledger, and for nobody who is sending;
   * whoever calls it has blocked the session before, so that nothing goes out behind it.
   *
   * @param reason who or what wants it, as a sentence
   * @return how many cancellations the broker was asked for
   */
  int cancelAll(String reason) {
    int asked = 0;
    for (Order order : book.working()) {
      asked += dispatch.cancelQuietly(order.id(), reason) ? 1 : 0;
    }
    return asked;
  }

  /** The same, with one request for the whole account where the broker has one. */
  int kill(String reason) {
    Collection<Order> working = book.working();
    return dispatch.cancelledTogether(working, reason) ? working.size() : cancelAll(reason);
  }

  /**
   * Takes in what the broker reported since, records it, and tells of it.
   *
   * @return how many reports changed an order
   * @throws LedgerException if the disk failed; nothing more is sent then
   */
  public synchronized int settle() {
    int changes = 0;
    List<OrderReport> reports = inbox.take();
    while (!reports.isEmpty()) {
      changes += take(reports);
      reports = inbox.take();
    }
    return changes;
  }

  /**
   * Asks the broker what the account holds.
   *
   * @throws BrokerException if it did not answer
   */
  public void refresh() {
    know(broker.account());
  }

  /** Why no new order passes; empty if they do. */
  public List<Block> blocks() {
    return blocks.all();
  }

  /** The order of this name; empty if the desk does not know it (any more). */
  public Optional<Order> find(ClientOrderId id) {
    return book.find(id);
  }

  /** What the desk knows now. */
  public DeskView view() {
    return view;
  }

  /** Whether a strategy may take on risk now. */
  StrategyPermission permission(StrategyName strategy) {
    return gate.permissionAt(strategy, clock.instant());
  }

  /** What the risk rules remember. */
  RiskMemory memory() {
    return gate.memory();
  }

  /** Which requests led to which orders. */
  OrderRequests requests() {
    return requests;
  }

  /** Takes what is recorded of earlier orders into account; before the first order. */
  synchronized void begin(Collection<Order> working, Portfolio held) {
    working.forEach(book::put);
    portfolio.begin(held);
  }

  /** The account holds this, whatever was held before. */
  synchronized void begin(List<Position> held, Optional<Amount> cash) {
    portfolio.begin(broker.session().id(), held, cash);
  }

  /** All that may still be filled, and what ended before it was, as far as that is remembered. */
  List<Order> lookable() {
    List<Order> all = new ArrayList<>(book.working());
    all.addAll(book.cutShort());
    return all;
  }

  /** The money that must be there; empty if nobody said with how much it began. */
  synchronized Optional<Amount> cash() {
    return portfolio.cash();
  }

  /** The broker said what the account holds; its worth may trip the breaker. */
  synchronized void know(BrokerAccount said) {
    account = said;
    Instant now = clock.instant();
    gate.know(new RiskAccount(said, now, RiskAccount.Reserving.BROKER));
    gate.worth(said.equity().value(), now).forEach(records::record);
  }

  /** Takes reports that come from elsewhere than the inbox: the answers to look-ups. */
  synchronized int take(List<OrderReport> reports) {
    List<DeskRecords.Heard> heard = new ArrayList<>();
    for (OrderReport report : reports) {
      take(report).ifPresent(heard::add);
    }
    try {
      records.record(heard, attesting());
    } catch (LedgerException e) {
      blocks.raise(Block.Cause.LEDGER_FAILED, "nothing can be recorded: " + e.getMessage());
      throw e;
    }
    return heard.size();
  }

  private Optional<DeskRecords.Heard> take(OrderReport report) {
    Optional<Order> known = book.find(report.order());
    if (known.isEmpty()) {
      contradict(report.order(), "order %s is none that is known here".formatted(report.order()));
      return Optional.empty();
    }
    OrderChange change = known.get().after(report);
    if (change instanceof OrderChange.Contradicted contradicted) {
      contradict(report.order(), contradicted.reason());
    }
    if (!(change instanceof OrderChange.Changed changed)) {
      return Optional.empty();
    }
    Order order = changed.order();
    book.put(order);
    if (report instanceof OrderReport.Executed executed) {
      portfolio.fill(
          order.id().sessionId(),
          order.ticket().symbol(),
          order.ticket().side(),
          executed.execution());
    }
    return Optional.of(new DeskRecords.Heard(order, report));
  }

  private void contradict(ClientOrderId order, String sentence) {
    blocks.raise(Block.Cause.CONTRADICTION, sentence);
    try {
      records.tell(new ReportContradicted(order, sentence));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a contradiction could not be recorded: " + sentence, e);
    }
  }

  /** The account that attests fills; a broker that lives as long as its session attests nothing. */
  Optional<String> attesting() {
    BrokerAccount said = account;
    return said == null || broker.tenure() == Broker.Tenure.SESSION
        ? Optional.empty()
        : Optional.of(said.account());
  }

  private Decided decide(TicketRequest request) {
    if (blocks.any()) {
      List<String> reasons = blocks.all().stream().map(Block::sentence).toList();
      return Decided.denied(request, List.of(), reasons);
    }
    RiskDecision decision =
        gate.decide(request.ticket(), Holdings.of(portfolio.all(), book.working()));
    List<Fact> facts = new ArrayList<>();
    facts.add(RiskDecided.of(decision));
    gate.consequence(decision).ifPresent(facts::add);
    if (decision instanceof RiskDecision.Denied denied) {
      List<String> reasons = denied.breaches().stream().map(CheckResult::toString).toList();
      return Decided.denied(request, facts, reasons);
    }
    Order order = mint(((RiskDecision.Approved) decision).ticket());
    book.put(order);
    gate.minted(order);
    return new Decided(
        request,
        Optional.of(order),
        Optional.of(records.mint(OrderIntended.of(order))),
        facts,
        List.of());
  }

  private void forget(Order order) {
    book.forget(order.id());
    gate.memory().unmint(order);
  }

  private Order mint(OrderTicket ticket) {
    number++;
    return Order.minted(ClientOrderId.of(broker.session().id(), number), ticket, clock.instant());
  }

  private List<Minted<Fact>> facts(List<Decided> decided) {
    List<Minted<Fact>> facts = new ArrayList<>();
    for (Decided each : decided) {
      each.decision().forEach(fact -> facts.add(records.mint(fact)));
      each.requested().ifPresent(requested -> facts.add(records.mint((Fact) requested)));
      each.intent().ifPresent(intent -> facts.add(records.mint((Fact) intent.fact())));
    }
    return facts;
  }

  private void tellDenial(Decided denied) {
    try {
      records.tell(OrderDenied.of(denied.request().ticket(), denied.reasons()));
    } catch (LedgerException e) {
      // whoever asked is told all the same, and nothing was sent
      LOG.log(Level.WARNING, "a denied order could not be recorded: {0}", e.getMessage());
    }
  }

  private final class View implements DeskView {

    @Override
    public List<Position> positions() {
      synchronized (OrderDesk.this) {
        return portfolio.all();
      }
    }

    @Override
    public Optional<SessionId> openedIn(Symbol symbol) {
      synchronized (OrderDesk.this) {
        return portfolio.openedIn(symbol);
      }
    }

    @Override
    public Finding<MarketPrice> lastPrice(Symbol symbol) {
      return gate.price(symbol);
    }

    @Override
    public Collection<Order> working() {
      return book.working();
    }

    @Override
    public Optional<BrokerAccount> account() {
      return Optional.ofNullable(account);
    }

    @Override
    public Instant now() {
      return clock.instant();
    }
  }
}
