package io.orrery.rest;

import io.orrery.session.SessionBook;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import io.orrery.universe.Validity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where a universe stands: its open session or else its newest, as far as anyone knows.
 *
 * @param universe the universe
 * @param sessionId the session; empty if it never had one
 * @param openedAt when the session began
 * @param closedAt when the session ended
 * @param lineageId the market data of the session
 * @param validity what the session's records may be used for
 */
record Standing(
    Universe universe,
    Optional<String> sessionId,
    Optional<String> openedAt,
    Optional<String> closedAt,
    Optional<String> lineageId,
    Optional<Validity> validity) {

  static Standing of(Session session) {
    return new Standing(
        session.universe(),
        Optional.of(session.id().value()),
        Optional.of(session.openedAt().toString()),
        session.closedAt().map(Instant::toString),
        Optional.of(session.lineage().id()),
        Optional.of(session.validity()));
  }

  static Standing of(Universe universe, SessionBook.Entry entry) {
    return new Standing(
        universe,
        Optional.of(entry.id().value()),
        Optional.ofNullable(entry.openedFields().get("opened_at")).map(String::valueOf),
        Optional.ofNullable(entry.closedFields().get("closed_at")).map(String::valueOf),
        Optional.of(entry.opened().provenance().lineageId()),
        Optional.of(entry.opened().provenance().validity()));
  }

  /** A universe that never had a session, or whose sessions cannot be read. */
  static Standing unknown(Universe universe) {
    return new Standing(
        universe,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Which universe and session an answer is about. */
  Map<String, Object> identity() {
    return new Members().put("universe", universe.wireName()).put("session_id", sessionId).view();
  }

  /** The members that every answer about the universe begins with. */
  Map<String, Object> provenance(Optional<Validity> of, Optional<String> lineage) {
    return new Members()
        .putAll(identity())
        .put("validity_class", of.map(v -> v.validityClass().name()))
        .put("validity_reasons", of.map(RecordView::reasons))
        .put("data_lineage_id", lineage)
        .view();
  }

  Map<String, Object> provenance() {
    return provenance(validity, lineageId);
  }
}
