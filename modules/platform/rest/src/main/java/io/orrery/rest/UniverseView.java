package io.orrery.rest;

import io.orrery.session.KillSwitch;
import io.orrery.session.UniverseClosedException;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.trade.History;
import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known about one universe as a whole. What is not known is absent. */
final class UniverseView {

  private UniverseView() {}

  static Map<String, Object> of(Universes universes, Standings standings, Universe universe) {
    Optional<UniverseSession> open = universes.find(universe);
    Members view = new Members().put("universe", universe.wireName());
    view.put("killed", universes.killSwitch().engaged(universe).isPresent())
        .put("blocked_because", blockedBecause(universes, open, universe))
        .put("arming", open.map(session -> ArmingView.word(session.arming().state())));
    view.put("state", open.isPresent() ? "open" : "closed")
        .put("reason", open.isPresent() ? Optional.empty() : whyClosed(universes, universe));
    try {
      addSession(view, standings.of(universe));
      addRules(view, universe);
      view.put("poisoned", open.map(UniverseSession::isPoisoned));
      view.put("ledgers", ledgers(universes.archive(universe)));
    } catch (LedgerException e) {
      addRules(view, universe);
      view.put("ledger_problem", "a ledger of " + universe + " cannot be read: see the server log");
      Log.failure("reading the ledgers of " + universe, e);
    }
    return view.view();
  }

  private static void addSession(Members view, Standing standing) {
    view.put("session_id", standing.sessionId())
        .put("opened_at", standing.openedAt())
        .put("closed_at", standing.closedAt())
        .putAll(standing.provenance());
  }

  private static Optional<String> blockedBecause(
      Universes universes, Optional<UniverseSession> open, Universe universe) {
    return open.flatMap(UniverseSession::blockedBecause)
        .or(() -> universes.killSwitch().engaged(universe).map(KillSwitch.Engaged::sentence));
  }

  private static void addRules(Members view, Universe universe) {
    view.put("real_capital", universe.hasRealCapital())
        .put("needs_confirmation", universe.needsConfirmation())
        .put("overrides_market_hours", universe.overridesMarketHours());
  }

  private static Map<String, Object> ledgers(UniverseArchive archive) {
    Members heads = new Members();
    for (History<?> history :
        List.of(archive.trades(), archive.equity(), archive.events(), archive.audit())) {
      heads.put(history.stream().wireName(), Map.of("last_seq", history.lastSeq()));
    }
    return heads.view();
  }

  private static Optional<String> whyClosed(Universes universes, Universe universe) {
    try {
      universes.session(universe);
      return Optional.empty();
    } catch (SessionClosedException | UniverseClosedException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }
}
