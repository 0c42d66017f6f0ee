package io.orrery.exports;

import io.orrery.session.SessionBook;
import io.orrery.trade.FactFields;
import io.orrery.trade.Selection;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import io.orrery.universe.Validity;
import io.orrery.universe.ValidityClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an export says of itself: what it rests on, what went out, what did not and why. Who writes
 * it adds where the rows lie and their digests.
 */
public final class ExportManifest {

  /** The version of this form. */
  public static final int SCHEMA_VERSION = 1;

  private ExportManifest() {}

  /**
   * The members that every manifest begins with.
   *
   * @param universe of all rows
   * @param purpose what for
   * @param selection what was asked for
   * @param tallies of each ledger; may be empty
   * @param book the universe's sessions
   */
  public static Map<String, Object> of(
      Universe universe,
      Purpose purpose,
      Selection selection,
      Collection<Tally> tallies,
      SessionBook book) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", "orrery-export");
    manifest.put("schema_version", SCHEMA_VERSION);
    manifest.put("universe", universe.wireName());
    manifest.put("purpose", purpose.wireName());
    purpose.sentence().ifPresent(words -> manifest.put("invalid_asked_for_because", words));
    manifest.put("selection", selection(selection));
    validity(tallies, manifest);
    manifest.put("rows", tallies.stream().mapToLong(Tally::rows).sum());
    manifest.put("ledgers", tallies.stream().map(ExportManifest::ledger).toList());
    manifest.put("sessions", sessions(tallies, book));
    return manifest;
  }

  /** The weakest class of all rows; absent without rows. */
  private static void validity(Collection<Tally> tallies, Map<String, Object> manifest) {
    List<Validity> parts = tallies.stream().flatMap(each -> each.validity().stream()).toList();
    if (!parts.isEmpty()) {
      put(Validity.weakest(parts), manifest);
    }
  }

  private static void put(Validity validity, Map<String, Object> members) {
    members.put("validity_class", validity.validityClass().name());
    members.put("validity_reasons", validity.reasons().stream().map(FactFields::value).toList());
  }

  private static Map<String, Object> selection(Selection selection) {
    Map<String, Object> members = new LinkedHashMap<>();
    selection.session().ifPresent(id -> members.put("session", id.value()));
    selection.from().ifPresent(from -> members.put("from", from.toString()));
    selection.to().ifPresent(to -> members.put("to", to.toString()));
    selection.symbol().ifPresent(symbol -> members.put("symbol", symbol.value()));
    return members;
  }

  private static Map<String, Object> ledger(Tally tally) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("stream", tally.stream().wireName());
    members.put("records", tally.seen());
    tally
        .last()
        .ifPresent(
            last -> {
              members.put("through_seq", last.seq());
              members.put("head", last.hash().value());
            });
    members.put("rows", tally.rows());
    tally.validity().ifPresent(validity -> put(validity, members));
    members.put("rows_by_class", byClass(tally.exported()));
    members.put("left_out", leftOut(tally));
    return members;
  }

  private static Map<String, Object> byClass(Map<ValidityClass, Long> counts) {
    Map<String, Object> members = new LinkedHashMap<>();
    counts.forEach((validityClass, count) -> members.put(validityClass.name(), count));
    return members;
  }

  private static List<Map<String, Object>> leftOut(Tally tally) {
    List<Map<String, Object>> all = new ArrayList<>();
    tally
        .leftOut()
        .forEach(
            (why, counts) ->
                counts.forEach(
                    (validityClass, count) -> all.add(leftOut(why, validityClass, count))));
    return all;
  }

  private static Map<String, Object> leftOut(
      Tally.LeftOut why, ValidityClass validityClass, long count) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("reason", why.name().toLowerCase(Locale.ROOT));
    members.put("validity_class", validityClass.name());
    members.put("records", count);
    return members;
  }

  private static List<Map<String, Object>> sessions(Collection<Tally> tallies, SessionBook book) {
    Set<SessionId> ids = new LinkedHashSet<>();
    tallies.forEach(tally -> ids.addAll(tally.sessions()));
    return ids.stream()
        .map(
            id ->
                book.find(id)
                    .map(ExportManifest::session)
                    .orElseGet(() -> Map.of("session_id", id.value(), "opening", "not on record")))
        .toList();
  }

  /** A session: its life, its data and its execution model. */
  public static Map<String, Object> session(SessionBook.Entry entry) {
    Map<String, Object> opened = entry.openedFields();
    Map<String, Object> closed = entry.closedFields();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("session_id", entry.id().value());
    copy("opened_at", opened, members);
    copy("closed_at", closed, members);
    if (closed.containsKey("reason")) {
      members.put("close_reason", closed.get("reason"));
    }
    put(entry.opened().provenance().validity(), members);
    members.put("data_lineage_id", entry.opened().provenance().lineageId());
    copy("lineage", opened, members);
    copy("assumptions", opened, members);
    copy("deployment_id", opened, members);
    return members;
  }

  private static void copy(String name, Map<String, Object> from, Map<String, Object> to) {
    if (from.containsKey(name)) {
      to.put(name, from.get(name));
    }
  }
}
