package io.orrery.session;

import io.orrery.trade.AuditLedger;
import io.orrery.trade.EquityLedger;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Ledger;
import io.orrery.trade.LedgerException;
import io.orrery.trade.OrderLedger;
import io.orrery.trade.Storage;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeLedger;
import io.orrery.trade.UniverseArchive;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Fact;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.time.Clock;
import java.util.List;

/**
 * The execution graph of one session of one universe: the composition root in which every part is
 * built, given the same session, and ended.
 *
 * <p>Safe for use by many threads. After {@link #close} every part refuses with an error that names
 * the session; a new life needs a new object.
 */
public final class UniverseSession {

  private final Session.Control control;
  private final UniverseStore store;
  private final UniverseArchive archive;
  private final EventChannel events;
  private final Teller teller;
  private final TradeLedger trades;
  private final EquityLedger equity;
  private final OrderLedger orders;
  private final Intake<Trade> tradeIntake;
  private final Intake<EquityPoint> equityIntake;
  private final Agents agents = new Agents();

  private UniverseSession(
      Session.Control control, UniverseStore store, UniverseArchive archive, Audience audience) {
    this.control = control;
    this.store = store;
    this.archive = archive;
    this.events = new EventChannel(store.events(), audience);
    this.teller = new Teller(control.session());
    Halt halt = new Halt(store);
    this.trades = ToldLedger.trades(store.trades(), events, store.audit(), halt, teller);
    this.equity = ToldLedger.equity(store.equity(), events, store.audit(), halt, teller);
    this.orders = ToldLedger.orders(store.orders(), events, store.audit(), halt, teller);
    this.tradeIntake = new Intake<>(trades, archive.trades(), Trade::origin);
    this.equityIntake = new Intake<>(equity, archive.equity(), EquityPoint::origin);
  }

  /**
   * Begins a new session: takes ownership of the universe, recovers, checks that every part agrees,
   * and records the opening. Nobody has been told yet: {@link #announce()}.
   *
   * @throws LedgerException if the universe cannot be owned or its ledgers are damaged; nothing is
   *     open then
   */
  static UniverseSession open(SessionSpec spec, Storage storage, Audience audience, Clock clock) {
    Session.Control control =
        Session.begin(spec.universe(), spec.assumptions(), spec.lineage(), clock);
    UniverseStore store = storage.open(control.recorder());
    try {
      UniverseSession opened =
          new UniverseSession(control, store, storage.archive(spec.universe()), audience);
      opened.requireAgreement();
      opened.recordOpening();
      return opened;
    } catch (RuntimeException e) {
      control.close();
      store.close();
      throw e;
    }
  }

  /** Its identity, and the mint of its provenance. */
  public Session session() {
    return control.session();
  }

  /** The universe of its life. */
  public Universe universe() {
    return session().universe();
  }

  /** Takes fills, and tells of them. */
  public TradeLedger trades() {
    return trades;
  }

  /** Takes equity points, and tells of them. */
  public EquityLedger equity() {
    return equity;
  }

  /** Takes order intents and what is heard of them, and tells of them. */
  public OrderLedger orders() {
    return orders;
  }

  /** Takes fills that outside systems report, each once. */
  public Intake<Trade> tradeIntake() {
    return tradeIntake;
  }

  /** Takes equity points that outside systems report, each once. */
  public Intake<EquityPoint> equityIntake() {
    return equityIntake;
  }

  /** Takes events, and tells of them. */
  public EventChannel events() {
    return events;
  }

  /** Whether the disk has failed, so that nothing more is accepted until the next session. */
  public boolean isPoisoned() {
    return store.isPoisoned();
  }

  /** Puts on record that someone tried what the contract forbids. */
  public void recordRefusal(AttemptRefused refusal) {
    store.audit().append(session().mint(refusal));
  }

  /**
   * Lets {@code agent} act until the session ends.
   *
   * @throws io.orrery.universe.SessionClosedException if the session is closed; the agent has not
   *     begun
   */
  public synchronized void employ(Agent agent) {
    session().requireOpen();
    agents.start(agent);
  }

  /**
   * Ends the session: its agents stop, nothing more is minted, the terminal audit record is
   * written, ownership ends. A second call changes nothing.
   *
   * @param reason who or what ends it, as a sentence
   * @throws LedgerException if the terminal record could not be written; the session is closed all
   *     the same
   */
  public synchronized void close(String reason) {
    if (session().closedAt().isPresent()) {
      return;
    }
    agents.stop();
    control.close();
    teller.close();
    boolean wasPoisoned = store.isPoisoned();
    try {
      store.audit().append(control.mintTerminal(closing(reason)));
    } catch (LedgerException e) {
      // A disk that had failed before may take no last words either; everyone knows it by then.
      if (!wasPoisoned) {
        throw e;
      }
    } finally {
      store.close();
    }
  }

  /**
   * Gives the universe a new signing key and puts that on record.
   *
   * @param reason who or what wants it, as a sentence
   * @return the id of the new key
   * @throws LedgerException if the disk failed or the session is closed
   */
  public String rotateKey(String reason) {
    session().requireOpen();
    String keyId = store.rotateKey(reason);
    store.audit().append(session().mint(new KeyRotated(keyId, reason)));
    return keyId;
  }

  private void requireAgreement() {
    List<Ledger<?>> parts =
        List.of(store.trades(), store.equity(), store.orders(), store.events(), store.audit());
    for (Ledger<?> part : parts) {
      if (part.session() != session()) {
        throw new IllegalStateException(
            "the %s ledger of %s is bound to %s"
                .formatted(part.stream(), session(), part.session()));
      }
    }
    if (archive.universe() != universe()) {
      throw new IllegalStateException(
          "the archive of %s is bound to %s".formatted(session(), archive.universe()));
    }
  }

  private void recordOpening() {
    AuditLedger audit = store.audit();
    UniverseStore.Opening opening = store.opening();
    audit.append(session().mint(SessionOpened.of(session(), opening.deploymentId())));
    opening.tornTails().forEach(tail -> audit.append(session().mint(new TailSetAside(tail))));
    opening
        .recovered()
        .forEach(records -> audit.append(session().mint(new RecordsRecovered(records))));
  }

  /** Tells that it is open, then what an earlier crash kept from being told. */
  void announce() {
    events
        .publishAll(List.of(SessionOpened.of(session(), store.opening().deploymentId())))
        .forEach(failure -> store.audit().append(session().mint(failure)));
    MissedEvents.tell(archive, events);
  }

  private Fact closing(String reason) {
    return new SessionClosed(
        session().openedAt(),
        session().closedAt().orElseThrow(),
        reason,
        archive.trades().lastSeq(),
        archive.equity().lastSeq(),
        archive.orders().lastSeq(),
        archive.events().lastSeq());
  }
}
