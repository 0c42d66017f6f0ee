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
 * @param postMarket whose sessions SIMULATION repeats after they have ended; empty for none
 * @param limits what every order is held against, by universe
 * @param brokers with whom PAPER and LIVE trade; a universe without one trades with nobody
 * @param chores what agents look at outside, by universe; a universe without any looks at nothing
 */
public record Settings(
    Path home,
    LedgerOptions ledgers,
    List<SessionSpec> sessions,
    Optional<MarketSettings> market,
    Optional<Mic> afterHours,
    Optional<Universe> postMarket,
    Map<Universe, RiskLimits> limits,
    Map<Universe, BrokerSettings> brokers,
    Map<Universe, ChoreSettings> chores) {

  /** Copies the collections. */
  public Settings {
    sessions = List.copyOf(sessions);
    limits = Map.copyOf(limits);
    brokers = Map.copyOf(brokers);
    chores = Map.copyOf(chores);
  }

  /** What every order of a universe is held against; what nobody set is undecided. */
  public RiskLimits limits(Universe universe) {
    return limits.getOrDefault(universe, RiskLimits.undecided());
  }

  /** What the agents of a universe look at outside. */
  public ChoreSettings chores(Universe universe) {
    return chores.getOrDefault(universe, ChoreSettings.NONE);
  }

  /** With no after-hours simulation, no limits, no brokers and no chores. */
  public Settings(
      Path home,
      LedgerOptions ledgers,
      List<SessionSpec> sessions,
      Optional<MarketSettings> market) {
    this(
        home,
        ledgers,
        sessions,
        market,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of());
  }
}
