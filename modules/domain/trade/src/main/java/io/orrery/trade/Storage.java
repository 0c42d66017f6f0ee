package io.orrery.trade;

import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.util.List;
import java.util.Optional;

/** Port: where the universes of this deployment are kept. */
public interface Storage {

  /** What {@code universe} has recorded; reads nothing yet. */
  UniverseArchive archive(Universe universe);

  /**
   * Takes ownership of the universe's ledgers for one session: identity first, then the lock, then
   * recovery.
   *
   * @throws io.orrery.universe.SessionClosedException if the session is closed; nothing is owned
   * @throws LedgerException if the root is another universe's or another deployment's, if another
   *     process owns it (naming it), if a record is damaged (naming the place), or if the disk
   *     failed; nothing is owned then, and nothing recorded is lost
   */
  UniverseStore open(Session.Recorder recorder);

  /**
   * The files of {@code universe} that this process holds open for writing, as the operating system
   * tells; empty if it does not tell. Readers of what is recorded hold theirs for reading.
   */
  default Optional<List<String>> openFiles(Universe universe) {
    return Optional.empty();
  }

  /**
   * Whether a session of this or another process of this machine owns {@code universe} now, told
   * without touching its lock: one that is taken only to look would turn an owner away. Empty if
   * the operating system does not tell. The answer may be over when it arrives.
   */
  default Optional<Boolean> isOwned(Universe universe) {
    return Optional.empty();
  }
}
