package io.orrery.promotion;

import io.orrery.trade.EquityPoint;
import io.orrery.trade.History;
import io.orrery.trade.Selection;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionId;
import io.orrery.universe.Validity;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What looking at every record of a run tells; each is checked on the way. */
final class RunScan {

  private final Set<Validity> validities = new HashSet<>();
  private final Set<SessionId> sessions = new HashSet<>();
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();

  private RunScan() {}

  /**
   * Looks at all ledgers of a run.
   *
   * @throws io.orrery.trade.LedgerException if a record is damaged, naming the place
   */
  static RunScan of(UniverseArchive archive) {
    RunScan scan = new RunScan();
    scan.all(archive.events());
    scan.all(archive.trades());
    scan.all(archive.equity());
    return scan;
  }

  /** What keeps it from being evidence, as the end of a sentence; empty if nothing does. */
  Optional<String> missing() {
    if (sessions.size() > 1) {
      return Optional.of("must be of one session, has records of " + sessions.size());
    }
    return first.isEmpty()
        ? Optional.of("must have recorded what its account was worth, has not")
        : Optional.empty();
  }

  /** The weakest class among all its records. */
  Validity weakest() {
    return Validity.weakest(validities);
  }

  Instant firstAt() {
    return first.orElseThrow();
  }

  Instant lastAt() {
    return last.orElseThrow();
  }

  private <F extends Fact> void all(History<F> history) {
    history.scan(
        Selection.all(),
        0,
        scanned -> {
          look(scanned.record());
          return true;
        });
  }

  private void look(Recorded<? extends Fact> record) {
    validities.add(record.provenance().validity());
    sessions.add(record.provenance().sessionId());
    if (record.fact() instanceof EquityPoint point) {
      Instant at = point.observedAt();
      first = Optional.of(first.filter(known -> !at.isBefore(known)).orElse(at));
      last = Optional.of(last.filter(known -> !at.isAfter(known)).orElse(at));
    }
  }
}
