package io.orrery.feeds;

/**
 * How a generated market behaves; all amounts are of one instrument.
 *
 * @param volatility of a year in calm times, as a fraction; from 0 to 2
 * @param haltsPerYear how often trading in an instrument stops for some bars, on average; zero or
 *     above
 * @param splitAbove the price above which a share is split four for one at the next opening; the
 *     price below which ten become one is an eightieth of it; from 8 to 1,000,000
 */
public record MarketShape(double volatility, double haltsPerYear, double splitAbove) {

  /** What shares do: 25 % a year, four halts a year, splits above 400. */
  public static final MarketShape USUAL = new MarketShape(0.25, 4, 400);

  /** Refuses amounts out of range with {@link IllegalArgumentException}. */
  public MarketShape {
    requireRange("volatility", volatility, 0, 2);
    requireRange("halts per year", haltsPerYear, 0, 100_000);
    requireRange("split above", splitAbove, 8, 1_000_000);
  }

  @Override
  public String toString() {
    return "volatility " + volatility + ", halts " + haltsPerYear + ", splits above " + splitAbove;
  }

  private static void requireRange(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be from %s to %s, was %s".formatted(name, least, most, value));
    }
  }
}
