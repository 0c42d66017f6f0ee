package io.orrery.parity;

import io.orrery.session.SessionBook;
import io.orrery.trade.Runs;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.util.Optional;
import java.util.function.Function;

/**
 * A session and the ledgers that tell of it.
 *
 * @param archive the ledgers: its universe's, or its run's own
 * @param session the record of its life
 * @param run the run whose session it is; empty if it is its universe's
 */
@CrossUniverse("finds the session of the one universe that an address names")
public record RecordedSession(
    UniverseArchive archive, SessionBook.Entry session, Optional<RunId> run) {

  /**
   * Finds a session.
   *
   * @param archives what each universe has recorded
   * @param runs where runs of SIMULATION are kept
   * @return empty if no ledger tells of it
   * @throws io.orrery.trade.LedgerException if the audit ledger is damaged, naming the place
   */
  public static Optional<RecordedSession> find(
      SessionAddress address, Function<Universe, UniverseArchive> archives, Runs runs) {
    if (address.run().isPresent()) {
      return ofRun(address.run().get(), runs);
    }
    UniverseArchive archive = archives.apply(address.universe());
    SessionBook book = new SessionBook(archive.audit());
    return address
        .session()
        .flatMap(book::find)
        .map(entry -> new RecordedSession(archive, entry, Optional.empty()));
  }

  /** The session of a run, also while it runs; empty if there is no such run. */
  public static Optional<RecordedSession> ofRun(RunId run, Runs runs) {
    if (!runs.newestFirst().contains(run)) {
      return Optional.empty();
    }
    UniverseArchive archive = runs.storage(run).archive(Universe.SIMULATION);
    return new SessionBook(archive.audit())
        .newest()
        .map(entry -> new RecordedSession(archive, entry, Optional.of(run)));
  }

  /** Where it is, as it can be named again. */
  public SessionAddress address() {
    return run.map(SessionAddress::of).orElseGet(() -> SessionAddress.of(session.id()));
  }
}
