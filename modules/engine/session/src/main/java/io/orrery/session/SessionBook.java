package io.orrery.session;

import io.orrery.trade.AuditHistory;
import io.orrery.trade.FactFields;
import io.orrery.trade.History;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One universe's sessions, oldest first, as its audit ledger tells of them. It reads what is new in
 * the ledger whenever it is asked. Safe for use by many threads.
 */
public final class SessionBook {

  private final AuditHistory audit;
  private final Map<SessionId, Entry> entries = new LinkedHashMap<>();
  private long read;

  /** Reads nothing yet. */
  public SessionBook(AuditHistory audit) {
    this.audit = audit;
  }

  /**
   * A session.
   *
   * @param opened the record of its opening
   * @param closed the record of its end; empty while it is open, and for ever if it was interrupted
   */
  public record Entry(Recorded<Fact> opened, Optional<Recorded<Fact>> closed) {

    /** Its name. */
    public SessionId id() {
      return opened.provenance().sessionId();
    }

    /** What the record of its opening says. */
    public Map<String, Object> openedFields() {
      return FactFields.of(opened.fact());
    }

    /** The execution model it was opened with. */
    public Assumptions assumptions() {
      return RecordedAssumptions.of(openedFields().get("assumptions"));
    }

    /** What the record of its end says; empty if there is none. */
    public Map<String, Object> closedFields() {
      return closed.map(record -> FactFields.of(record.fact())).orElse(Map.of());
    }
  }

  /**
   * All sessions, oldest first.
   *
   * @throws io.orrery.trade.LedgerException if the audit ledger is damaged, naming the place
   */
  public synchronized List<Entry> entries() {
    readOn();
    return List.copyOf(entries.values());
  }

  /** The session of that name; empty if the ledger tells of none. */
  public synchronized Optional<Entry> find(SessionId id) {
    readOn();
    return Optional.ofNullable(entries.get(id));
  }

  /** The session that opened last. */
  public Optional<Entry> newest() {
    List<Entry> all = entries();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private void readOn() {
    List<Recorded<Fact>> page = new ArrayList<>();
    while (read < audit.lastSeq() && page.addAll(audit.after(read, History.MAX_LIMIT))) {
      page.forEach(this::note);
      read = page.get(page.size() - 1).seq();
      page.clear();
    }
  }

  private void note(Recorded<Fact> record) {
    SessionId id = record.provenance().sessionId();
    switch (record.fact().type()) {
      case "session_opened" -> entries.put(id, new Entry(record, Optional.empty()));
      case "session_closed" ->
          entries.computeIfPresent(
              id, (same, entry) -> new Entry(entry.opened(), Optional.of(record)));
      default -> {
        // the rest of the audit ledger is not about the life of sessions
      }
    }
  }
}
