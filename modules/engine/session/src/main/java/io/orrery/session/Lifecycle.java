package io.orrery.session;

import io.orrery.universe.Universe;

/** Who opens and ends sessions, with everything that lives as long as they do. */
public interface Lifecycle {

  /**
   * Opens a new session of {@code universe}.
   *
   * @throws UniverseClosedException if this deployment is not told to open it
   * @throws IllegalStateException if a session is open
   * @throws io.orrery.trade.LedgerException if it cannot be owned or is damaged
   */
  UniverseSession open(Universe universe);

  /**
   * Ends the open session of {@code universe}; nothing happens if there is none.
   *
   * @param reason who or what ends it, as a sentence
   */
  void close(Universe universe, String reason);
}
