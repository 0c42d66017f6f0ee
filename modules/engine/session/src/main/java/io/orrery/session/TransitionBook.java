package io.orrery.session;

import io.orrery.trade.AuditHistory;
import io.orrery.trade.Direction;
import io.orrery.trade.History;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Selection;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the audit records of all universes say of transitions: the memory that survives a crash.
 *
 * <p>A transition that has not been completed is the last thing of its source, apart from sessions
 * that were opened to end it. So only so many sessions are looked back.
 */
final class TransitionBook {

  private static final System.Logger LOG = System.getLogger(TransitionBook.class.getName());
  private static final int MOST_SESSIONS = 64;
  private static final int PAGE = 200;

  private final Universes universes;

  /** A beginning as it is recorded. */
  record Entry(Universe from, String session, TransitionBegun begun) {}

  TransitionBook(Universes universes) {
    this.universes = universes;
  }

  /** The newest transition out of {@code from}; empty if there is none so far back. */
  Optional<Entry> newest(Universe from) {
    AuditHistory audit = universes.archive(from).audit();
    int sessions = 0;
    List<Recorded<Fact>> page = page(audit, 0);
    while (!page.isEmpty()) {
      for (Recorded<Fact> record : page) {
        Optional<TransitionBegun> begun = TransitionBegun.read(record.fact());
        if (begun.isPresent()) {
          return Optional.of(new Entry(from, record.provenance().sessionId().value(), begun.get()));
        }
        sessions += record.fact().type().equals("session_opened") ? 1 : 0;
      }
      long last = page.get(page.size() - 1).seq();
      page = last > 1 && sessions <= MOST_SESSIONS ? page(audit, last) : List.of();
    }
    return Optional.empty();
  }

  /** Those whose target does not say that they are complete. */
  List<Entry> unfinished() {
    List<Entry> found = new ArrayList<>();
    for (Universe universe : Universe.values()) {
      readable(universe).filter(entry -> !isCompleted(entry)).ifPresent(found::add);
    }
    return found;
  }

  /** What cannot be read cannot be opened either, and says so then. */
  private Optional<Entry> readable(Universe from) {
    try {
      return newest(from);
    } catch (LedgerException e) {
      LOG.log(Level.WARNING, "transitions out of {0} cannot be read: {1}", from, e.getMessage());
      return Optional.empty();
    }
  }

  boolean isCompleted(Entry entry) {
    AuditHistory audit = universes.archive(entry.begun().to()).audit();
    long from = entry.begun().targetAuditSeq();
    while (from < audit.lastSeq()) {
      List<Recorded<Fact>> page = audit.after(from, History.MAX_LIMIT);
      for (Recorded<Fact> record : page) {
        if (TransitionCompleted.read(record.fact())
            .filter(entry.begun().transitionId()::equals)
            .isPresent()) {
          return true;
        }
      }
      from = page.get(page.size() - 1).seq();
    }
    return false;
  }

  /** Whether the newest session of {@code universe} has its terminal record. */
  boolean isSettled(Universe universe) {
    AuditHistory audit = universes.archive(universe).audit();
    List<Recorded<Fact>> page = page(audit, 0);
    while (!page.isEmpty()) {
      for (Recorded<Fact> record : page) {
        if (record.fact().type().equals("session_closed")) {
          return true;
        }
        if (record.fact().type().equals("session_opened")) {
          return false;
        }
      }
      long last = page.get(page.size() - 1).seq();
      page = last > 1 ? page(audit, last) : List.of();
    }
    return true;
  }

  private static List<Recorded<Fact>> page(AuditHistory audit, long before) {
    return audit.select(Selection.all(), Direction.NEWEST_FIRST, before, PAGE);
  }
}
