package io.orrery.runs;

import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.strategy.CodeHash;
import io.orrery.strategy.Strategy;
import io.orrery.trade.Origin;
import io.orrery.universe.Fact;
import java.util.List;
import java.util.Optional;

/**
 * Event: a run began. Everything it rests on besides the assumptions and the lineage, which its
 * session's opening says: with the same data and code, these terms give the same records.
 *
 * @param kind {@code backtest}, {@code sweep}, {@code replay} for a session that trades by itself
 *     on a dataset, or {@code feed} for one that does on a live feed
 * @param strategy what decides
 * @param strategyHash the hash of its name, parameters and code
 * @param parameters its parameters in force
 * @param symbols on which instruments
 * @param terms all terms, given or by default
 * @param gaps how many bars are missing between the first and the last of the instruments; none is
 *     filled
 * @param origin the request that wanted it, if that had a key by which it can be repeated
 */
public record RunStarted(
    String kind,
    StrategyName strategy,
    Sha256 strategyHash,
    List<Named> parameters,
    List<Symbol> symbols,
    List<Named> terms,
    long gaps,
    Optional<Origin> origin)
    implements Fact {

  /**
   * A session begins to trade on a live feed.
   *
   * @param terms what it is told, by {@link Term#key}, as far as a run knows it too
   */
  public static RunStarted onFeed(Strategy strategy, List<Symbol> symbols, List<Named> terms) {
    return new RunStarted(
        "feed",
        strategy.name(),
        CodeHash.of(strategy),
        Named.of(strategy.parameters()),
        symbols,
        terms,
        0,
        Optional.empty());
  }
}
