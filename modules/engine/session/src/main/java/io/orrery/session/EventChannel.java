package io.orrery.session;

import io.orrery.trade.EventLedger;
import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * One universe's event channel for one session: an event is durable in the events ledger before
 * anyone is told of it.
 */
public final class EventChannel {

  private final Session session;
  private final EventLedger ledger;
  private final Audience audience;

  EventChannel(EventLedger ledger, Audience audience) {
    this.session = ledger.session();
    this.ledger = ledger;
    this.audience = audience;
  }

  /** The one session whose events it carries. */
  public Session session() {
    return session;
  }

  /**
   * Mints and records an event without telling anyone: for those who tell it themselves.
   *
   * @throws io.orrery.universe.SessionClosedException if the session is closed
   * @throws io.orrery.trade.LedgerException if the disk failed; nobody was told
   */
  public <F extends Fact> Recorded<F> record(F event) {
    return ledger.append(session.mint(event));
  }

  /**
   * Records an event, then tells it. What an observer throws comes through: the event is durable
   * all the same.
   */
  public <F extends Fact> Recorded<F> publish(F event) {
    Recorded<F> recorded = record(event);
    audience.tell(recorded);
    return recorded;
  }

  /**
   * Records events under one acknowledgement, then tells each; one observer's failure keeps no
   * other from being told.
   *
   * @return what failed while telling, in order; empty if nothing did
   */
  public List<ObserverFailed> publishAll(List<? extends Fact> events) {
    List<Minted<Fact>> minted = new ArrayList<>();
    events.forEach(event -> minted.add(session.mint(event)));
    List<ObserverFailed> failures = new ArrayList<>();
    for (Recorded<Fact> event : ledger.appendAll(minted)) {
      try {
        audience.tell(event);
      } catch (RuntimeException e) {
        failures.add(new ObserverFailed(event.seq(), String.valueOf(e)));
      }
    }
    return failures;
  }
}
