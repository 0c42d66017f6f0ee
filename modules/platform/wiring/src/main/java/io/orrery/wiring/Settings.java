package io.orrery.wiring;

import io.orrery.ledger.LedgerOptions;
import io.orrery.session.SessionSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * What the administrator configured.
 *
 * @param home the directory below which everything lies
 * @param ledgers how the ledgers are kept
 * @param sessions what each configured universe opens with
 */
public record Settings(Path home, LedgerOptions ledgers, List<SessionSpec> sessions) {

  /** Copies {@code sessions}. */
  public Settings {
    sessions = List.copyOf(sessions);
  }
}
