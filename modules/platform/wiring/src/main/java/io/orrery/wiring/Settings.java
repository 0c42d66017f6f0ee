package io.orrery.wiring;

import io.orrery.basics.Mic;
import io.orrery.ledger.LedgerOptions;
import io.orrery.risk.RiskLimits;
import io.orrery.session.SessionSpec;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 * @param limits what every order is held against, by universe
 */
public record Settings(
    Path home,
    LedgerOptions ledgers,
    List<SessionSpec> sessions,
    Optional<MarketSettings> market,
    Optional<Mic> afterHours,
    Map<Universe, RiskLimits> limits) {

  /** Copies {@code sessions} and {@code limits}. */
  public Settings {
    sessions = List.copyOf(sessions);
    limits = Map.copyOf(limits);
  }

  /** What every order of a universe is held against; what nobody set is undecided. */
  public RiskLimits limits(Universe universe) {
    return limits.getOrDefault(universe, RiskLimits.undecided());
  }

  /** With no after-hours simulation and no limits. */
  public Settings(
      Path home,
      LedgerOptions ledgers,
      List<SessionSpec> sessions,
      Optional<MarketSettings> market) {
    this(home, ledgers, sessions, market, Optional.empty(), Map.of());
  }
}
