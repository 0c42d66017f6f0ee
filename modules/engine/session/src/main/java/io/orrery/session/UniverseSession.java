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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
  private final SessionControls controls;

  private UniverseSession(
      Session.Control control,
      UniverseStore store,
      UniverseArchive archive,
      Audience audience,
      Function<Teller, SessionControls> controls) {
    this.control = control;
    this.store = store;
    this.archive = archive;
    this.events = new EventChannel(store.events(), audience);
    this.teller = new Teller(control.session());
    this.controls = controls.apply(teller);
    Halt halt = new Halt(store);
    this.trades = ToldLedger.trades(store.trades(), events, store.audit(), halt, teller);
    this.equity = ToldLedger.equity(store.equity(), events, store.audit(), halt, teller);
    this.orders = ToldLedger.orders(store.orders(), events, store.audit(), halt, teller);
    Admission admission = this.controls.admission();
    this.tradeIntake = new Intake<>(trades, archive.trades(), Trade::origin, admission);
    this.equityIntake = new Intake<>(equity, archive.equity(), EquityPoint::origin, admission);
  }

  /**
   * Begins a new session: takes ownership of the universe, recovers, checks that every part agrees,
   * and records the opening. Nobody has been told yet: {@link #announce()}.
   *
   * @throws LedgerException if the universe cannot be owned or its ledgers are damaged; nothing is
   *     open then
   */
  static UniverseSession open(
      SessionSpec spec, Storage storage, Audience audience, Controls controls, Clock clock) {
    Session.Control control =
        Session.begin(spec.universe(), spec.assumptions(), spec.lineage(), clock);
    UniverseStore store = storage.open(control.recorder());
    try {
      UniverseSession opened =
          new UniverseSession(
              control,
              store,
              storage.archive(spec.universe()),
              audience,
              teller -> new SessionControls(store, controls, clock, teller));
      opened.requireAgreement();
      opened.recordOpening();
      opened.takeInventory();
      opened.controls.begin();
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

  /** Puts on record that the contract is tried on purpose. */
  public void recordProof(ProofRecord proof) {
    store.audit().append(session().mint(proof));
  }

  /**
   * Signs what the deployment states, with this universe's key: {@link UniverseStore#sign}.
   *
   * @throws io.orrery.universe.SessionClosedException if the session is closed
   */
  public String sign(String about, Map<String, Object> members) {
    session().requireOpen();
    return store.sign(about, members);
  }

  /**
   * Passes if something new may begin here: the session is open, not killed, and not about to end.
   * Waits for nothing. An order of real capital must be armed besides, {@link #arming()}.
   *
   * @throws io.orrery.universe.SessionClosedException if the session is closed
   * @throws UniverseBlockedException if it is killed or about to end
   */
  public void requireAccepting() {
    controls.admission().require();
  }

  /** Why nothing new may begin here although the session is open; empty if it may. */
  public Optional<String> blockedBecause() {
    return controls.admission().blockedBecause();
  }

  /** The same, with when it began. */
  public Optional<Stoppage> stoppage() {
    return controls.admission().stoppage();
  }

  /** Whether orders may pass by the word of two persons; of LIVE alone is that a question. */
  public Arming arming() {
    return controls.arming();
  }

  /** What it consists of. Parts that others build for it list theirs here. */
  public Inventory inventory() {
    return controls.inventory();
  }

  /** Lets {@code part} be called when the session is killed; at once if it is. */
  public void onKill(String name, Killable part) {
    controls.onKill(name, part);
  }

  /** Lets {@code part} end what it has open outside before the session ends. */
  public void onClose(String name, Closing part) {
    controls.onClose(name, part);
  }

  /**
   * Lets {@code agent} act until the session ends or is killed. While it is killed the agent waits:
   * it begins when the switch is released.
   *
   * @throws io.orrery.universe.SessionClosedException if the session is closed; the agent has not
   *     begun
   * @throws UniverseBlockedException if the session is about to end; the agent has not begun
   */
  public synchronized void employ(Agent agent) {
    session().requireOpen();
    controls.employ(agent);
  }

  /** Lets nothing new pass any more: the first step of its end. */
  void stopIntake(String reason) {
    controls.admission().end(reason);
  }

  /** Ends its agents: the second step. */
  void stopAgents() {
    controls.agents().stop();
  }

  /**
   * Ends what is open outside: the third step.
   *
   * @return what went wrong, one sentence each
   */
  List<String> closeOutside(OpenOrders policy) {
    return controls.closeOutside(policy);
  }

  /**
   * Puts on record, for auditors, what persons decided about the universe or what was done with the
   * session.
   *
   * @throws LedgerException if it cannot be recorded
   * @throws io.orrery.universe.SessionClosedException if the session is closed
   */
  public void record(Fact fact) {
    store.audit().append(session().mint(fact));
  }

  /**
   * Ends the session: nothing new passes, its agents stop, open orders are cancelled, nothing more
   * is minted, the terminal audit record is written, ownership ends. A second call changes nothing.
   *
   * @param reason who or what ends it, as a sentence
   * @throws LedgerException if the terminal record could not be written; the session is closed all
   *     the same
   */
  public synchronized void close(String reason) {
    if (session().closedAt().isPresent()) {
      return;
    }
    stopIntake("the session ends: " + reason);
    stopAgents();
    closeOutside(OpenOrders.CANCEL);
    controls.end();
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
    for (Ledger<?> part : ledgers()) {
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

  private void takeInventory() {
    Inventory parts = inventory();
    parts.add(Inventory.Kind.INSTANCE, "session", this, of -> isOver(of.session()));
    for (Ledger<?> ledger : ledgers()) {
      parts.add(
          Inventory.Kind.INSTANCE, ledger.stream() + " ledger", ledger, of -> isOver(of.session()));
    }
    parts.add(Inventory.Kind.INSTANCE, "event channel", events, of -> isOver(of.session()));
    parts.add(Inventory.Kind.INSTANCE, "trade intake", tradeIntake, of -> isOver(of.session()));
    parts.add(Inventory.Kind.INSTANCE, "equity intake", equityIntake, of -> isOver(of.session()));
    parts.add(Inventory.Kind.INSTANCE, "teller", teller, Teller::isOver);
  }

  private static boolean isOver(Session session) {
    return session.closedAt().isPresent();
  }

  private List<Ledger<?>> ledgers() {
    return List.of(store.trades(), store.equity(), store.orders(), store.events(), store.audit());
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
