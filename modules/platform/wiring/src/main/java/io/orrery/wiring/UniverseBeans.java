package io.orrery.wiring;

import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.trade.AuditHistory;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EquityLedger;
import io.orrery.trade.EventHistory;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.TradeHistory;
import io.orrery.trade.TradeLedger;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.function.Function;

/**
 * The beans that every universe has, each with its universe's qualifier and no other, so that there
 * is nothing to inject where a universe is not named.
 *
 * <ul>
 *   <li>{@link TradeLedger}, {@link EquityLedger}: of the session that is open at the call
 *   <li>{@link Session}: the session that is open at the injection; the class is final, so it has
 *       no proxy, and whoever keeps it keeps that session also when it has closed
 *   <li>{@link TradeHistory}, {@link EquityHistory}, {@link OrderHistory}, {@link EventHistory},
 *       {@link AuditHistory}: what is recorded, whether a session is open or not
 * </ul>
 *
 * <p>No ledger of orders, events or of audit records is among them: events are written by {@link
 * UniverseEvents}, orders by what sends them, audit records by the session itself.
 */
final class UniverseBeans {

  /** The types of which each universe has its own, besides {@link UniverseEvents}. */
  static final Set<Class<?>> TYPES =
      Set.of(
          TradeLedger.class,
          EquityLedger.class,
          Session.class,
          TradeHistory.class,
          EquityHistory.class,
          OrderHistory.class,
          EventHistory.class,
          AuditHistory.class);

  private final AfterBeanDiscovery discovery;
  private final LateUniverses universes;

  UniverseBeans(AfterBeanDiscovery discovery, LateUniverses universes) {
    this.discovery = discovery;
    this.universes = universes;
  }

  void addAll() {
    for (Universe universe : Universe.values()) {
      addOpen(TradeLedger.class, UniverseSessionScoped.class, universe, UniverseSession::trades);
      addOpen(EquityLedger.class, UniverseSessionScoped.class, universe, UniverseSession::equity);
      addOpen(Session.class, Dependent.class, universe, UniverseSession::session);
      addRecorded(TradeHistory.class, universe, UniverseArchive::trades);
      addRecorded(EquityHistory.class, universe, UniverseArchive::equity);
      addRecorded(OrderHistory.class, universe, UniverseArchive::orders);
      addRecorded(EventHistory.class, universe, UniverseArchive::events);
      addRecorded(AuditHistory.class, universe, UniverseArchive::audit);
    }
  }

  private <T> void addOpen(
      Class<T> type,
      Class<? extends Annotation> scope,
      Universe universe,
      Function<UniverseSession, T> part) {
    add(type, scope, universe, all -> part.apply(all.session(universe)));
  }

  private <T> void addRecorded(
      Class<T> type, Universe universe, Function<UniverseArchive, T> part) {
    add(type, Dependent.class, universe, all -> part.apply(all.archive(universe)));
  }

  private <T> void add(
      Class<T> type,
      Class<? extends Annotation> scope,
      Universe universe,
      Function<Universes, T> part) {
    discovery
        .<T>addBean()
        .id(type.getName() + " of " + universe)
        .types(type, Object.class)
        .qualifiers(universe.qualifier())
        .scope(scope)
        .createWith(context -> part.apply(universes.get()));
  }
}
