package io.orrery.rest;

import io.orrery.session.SessionBook;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Provenance;
import io.orrery.universe.Universe;
import java.util.Map;
import java.util.Optional;

/** One session as the audit ledger tells of it: its life, assumptions, lineage and heads. */
final class SessionView {

  private SessionView() {}

  static Map<String, Object> of(Universes universes, Standings standings, SessionBook.Entry entry) {
    Provenance provenance = entry.opened().provenance();
    Universe universe = provenance.universe();
    Map<String, Object> opened = entry.openedFields();
    Map<String, Object> closed = entry.closedFields();
    boolean open = isOpen(universes, entry);
    boolean newest = standings.book(universe).newest().filter(entry::equals).isPresent();
    return new Members()
        .put("universe", universe.wireName())
        .put("session_id", entry.id().value())
        .put("state", state(open, !closed.isEmpty(), newest))
        .put("opened_at", known(opened, "opened_at"))
        .put("closed_at", known(closed, "closed_at"))
        .put("close_reason", known(closed, "reason"))
        .put("data_lineage_id", provenance.lineageId())
        .put("lineage", known(opened, "lineage"))
        .put("validity_class", provenance.validityClass().name())
        .put("validity_reasons", RecordView.reasons(provenance.validity()))
        .put("assumptions", known(opened, "assumptions"))
        .put("deployment_id", known(opened, "deployment_id"))
        .put("opened_audit_seq", entry.opened().seq())
        .put("closed_audit_seq", entry.closed().map(record -> record.seq()))
        .put("ledgers", open ? heads(universes.archive(universe)) : heads(closed))
        .view();
  }

  /** Without a closing record the newest may be open elsewhere; an older one cannot be. */
  private static Optional<String> state(boolean open, boolean closed, boolean newest) {
    if (open || closed) {
      return Optional.of(open ? "open" : "closed");
    }
    return newest ? Optional.empty() : Optional.of("interrupted");
  }

  private static boolean isOpen(Universes universes, SessionBook.Entry entry) {
    return universes
        .find(entry.id().universe())
        .map(UniverseSession::session)
        .filter(session -> session.id().equals(entry.id()))
        .isPresent();
  }

  private static Optional<Object> known(Map<String, Object> fields, String name) {
    return Optional.ofNullable(fields.get(name));
  }

  private static Optional<Map<String, Object>> heads(UniverseArchive archive) {
    return Optional.of(
        heads(archive.trades().lastSeq(), archive.equity().lastSeq(), archive.events().lastSeq()));
  }

  private static Optional<Map<String, Object>> heads(Map<String, Object> closed) {
    return closed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Members()
                .put("trades", head(closed, "last_trade_seq"))
                .put("equity", head(closed, "last_equity_seq"))
                .put("events", head(closed, "last_event_seq"))
                .view());
  }

  private static Optional<Map<String, Object>> head(Map<String, Object> closed, String name) {
    return known(closed, name).map(seq -> Map.of("last_seq", seq));
  }

  private static Map<String, Object> heads(long trades, long equity, long events) {
    return new Members()
        .put("trades", Map.of("last_seq", trades))
        .put("equity", Map.of("last_seq", equity))
        .put("events", Map.of("last_seq", events))
        .view();
  }
}
