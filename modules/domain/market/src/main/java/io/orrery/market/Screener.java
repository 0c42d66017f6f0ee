package io.orrery.market;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses the instruments that rose most since the previous close, among those that are neither too
 * cheap nor too thinly traded. Pure: the same snapshots give the same choice in any order.
 *
 * <p>A floor is a floor: fewer are chosen than the limit if fewer pass. Whose price or previous
 * close is not known does not pass.
 *
 * @param limit how many are chosen at most, 1 or above
 * @param minPrice the lowest price that passes, zero or above
 * @param minVolume the lowest {@link Snapshot#liquidity()} that passes, zero or above
 */
public record Screener(int limit, double minPrice, double minVolume) {

  private static final Comparator<Gainer> BEST_FIRST =
      Comparator.comparingDouble(Gainer::change)
          .reversed()
          .thenComparing(gainer -> gainer.symbol().value());

  /**
   * Refuses a limit below 1 and floors that are no numbers with {@link IllegalArgumentException}.
   */
  public Screener {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, was " + limit);
    }
    requireFloor("minimum price", minPrice);
    requireFloor("minimum volume", minVolume);
  }

  /** The chosen instruments, the largest change first; of equal changes by symbol. */
  public List<Gainer> topGainers(Collection<Snapshot> snapshots) {
    List<Gainer> passing = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      if (passes(snapshot)) {
        passing.add(gainer(snapshot));
      }
    }
    return passing.stream().sorted(BEST_FIRST).limit(limit).toList();
  }

  private boolean passes(Snapshot snapshot) {
    return snapshot.price().isPresent()
        && snapshot.price().getAsDouble() >= minPrice
        && Snapshot.isKnown(snapshot.previousClose())
        && snapshot.liquidity() >= minVolume;
  }

  private static Gainer gainer(Snapshot snapshot) {
    double price = snapshot.price().orElseThrow();
    double previous = snapshot.previousClose().orElseThrow();
    return new Gainer(
        snapshot.symbol(), price, previous, (price - previous) / previous, snapshot.liquidity());
  }

  private static void requireFloor(String name, double floor) {
    if (!(floor >= 0 && floor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be finite and not negative, was " + floor);
    }
  }
}
