package io.orrery.wiring;

import io.orrery.basics.Mic;
import io.orrery.ledger.LedgerOptions;
import io.orrery.session.SessionSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the administrator configured.
 *
 * @param home the directory below which everything lies
 * @param ledgers how the ledgers are kept
 * @param sessions what each configured universe opens with
 * @param market what SIMULATION trades by itself, instead of what {@code sessions} says of it;
 *     empty for nothing, or if SIMULATION does not open
 * @param afterHours the market after whose hours SIMULATION takes PAPER's turn; empty for none
 */
public record Settings(
    Path home,
    LedgerOptions ledgers,
    List<SessionSpec> sessions,
    Optional<MarketSettings> market,
    Optional<Mic> afterHours) {

  /** Copies {@code sessions}. */
  public Settings {
    sessions = List.copyOf(sessions);
  }

  /** With no after-hours simulation. */
  public Settings(
      Path home,
      LedgerOptions ledgers,
      List<SessionSpec> sessions,
      Optional<MarketSettings> market) {
    this(home, ledgers, sessions, market, Optional.empty());
  }
}
