package io.orrery.trade;

import io.orrery.universe.Session;
import io.orrery.universe.Universe;

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
}
