package io.orrery.trade;

import java.util.Optional;

/**
 * Port: tries on the running deployment what the contract forbids, and says under a signature what
 * came of each attempt. Whatever it tries leaves nothing behind but audit records, as long as the
 * contract holds. Safe for use by many threads; one run at a time.
 */
public interface Falsification {

  /**
   * Tries everything; it takes seconds.
   *
   * @param api where this deployment's own API answers, such as {@code
   *     http://127.0.0.1:8080/api/v1/}; empty if that is not known: then nothing is attempted there
   * @return what came of it; empty if another run is under way
   * @throws LedgerException if it cannot be recorded or signed
   */
  Optional<ProofReport> prove(Optional<String> api);

  /** The report of the newest run of this process; empty if there was none. */
  Optional<ProofReport> newest();
}
