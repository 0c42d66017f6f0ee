package io.orrery.broker.simulated;

import static java.math.MathContext.DECIMAL32;

import io.orrery.universe.Assumptions;
import io.orrery.universe.Assumptions.Fees;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Assumptions.PartialFills;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * How the simulated market treats orders. Its meaning of each word is that of the backtest, so that
 * the same orders on the same bars get the same fills in both.
 *
 * @param timing when an order may fill
 * @param costs what trading costs
 * @param rules which orders are taken, and how much of them the market can fill
 * @param mishaps what goes wrong now and then
 * @param seed of everything that is drawn
 */
public record SimulationModel(
    Timing timing, Costs costs, VenueRules rules, Mishaps mishaps, long seed) {

  /**
   * Refuses with {@link IllegalArgumentException} slippage by volume share without a limit on that
   * share, an order book with one, and extra latency where orders fill at the close just seen.
   */
  public SimulationModel {
    boolean limited = rules.participation().isPresent();
    if (costs.slippage() instanceof Slippage.VolumeShare && !limited) {
      throw new IllegalArgumentException("slippage by volume share needs a participation limit");
    }
    if (costs.slippage() instanceof Slippage.Book && limited) {
      throw new IllegalArgumentException(
          "an order book says itself how much there is: a participation limit must be absent");
    }
    if (timing.fills() == FillModel.SAME_CLOSE && !mishaps.extraLatency().isZero()) {
      throw new IllegalArgumentException(
          "extra latency must be zero with fill model SAME_CLOSE, was " + mishaps.extraLatency());
    }
  }

  /** Market orders at the next open, free of costs and mishaps. */
  public static SimulationModel nextOpen() {
    return new SimulationModel(
        Timing.nextOpen(), Costs.none(), VenueRules.wholeUnits(), Mishaps.none(), 0);
  }

  /** The same with another timing. */
  public SimulationModel with(Timing other) {
    return new SimulationModel(other, costs, rules, mishaps, seed);
  }

  /** The same with other costs. */
  public SimulationModel with(Costs other) {
    return new SimulationModel(timing, other, rules, mishaps, seed);
  }

  /** The same with other rules. */
  public SimulationModel with(VenueRules other) {
    return new SimulationModel(timing, costs, other, mishaps, seed);
  }

  /** The same with other mishaps. */
  public SimulationModel with(Mishaps other) {
    return new SimulationModel(timing, costs, rules, other, seed);
  }

  /** The same with another seed. */
  public SimulationModel withSeed(long other) {
    return new SimulationModel(timing, costs, rules, mishaps, other);
  }

  /** What a session that trades by this model has on record; its validity follows from it. */
  public Assumptions assumptions() {
    return new Assumptions(
        timing.fills(),
        Optional.of(slippageBasisPoints()),
        Optional.of(timing.latency().value()),
        costs.commission().isNone() ? Fees.NONE : Fees.MODELLED,
        fillsInParts() ? PartialFills.MODELLED : PartialFills.NEVER,
        timing.schedule().kind(),
        Optional.of(seed));
  }

  /**
   * What a session has on record that this model does otherwise, each as "what: recorded,
   * modelled". What nobody recorded contradicts nothing: it counts as the weaker already.
   */
  List<String> contradictions(Assumptions recorded) {
    Assumptions own = assumptions();
    List<String> found = new ArrayList<>();
    compare("fill model", known(recorded.fillModel()), own.fillModel(), found);
    compare("fees", known(recorded.fees()), own.fees(), found);
    compare("partial fills", known(recorded.partialFills()), own.partialFills(), found);
    compare("market hours", known(recorded.marketHours()), own.marketHours(), found);
    compare("latency", recorded.latency(), own.latency().orElseThrow(), found);
    compare("seed", recorded.seed(), seed, found);
    compare(
        "slippage in basis points",
        recorded.slippageBasisPoints(),
        slippageBasisPoints(),
        (one, other) -> one.compareTo(other) == 0,
        found);
    return found;
  }

  /**
   * By volume share: what the largest order that a bar may fill pays. By a book: what the smallest
   * pays.
   */
  private BigDecimal slippageBasisPoints() {
    if (costs.slippage() instanceof Slippage.BasisPoints points) {
      return points.value();
    }
    if (costs.slippage() instanceof Slippage.Book book) {
      return book.distance(0);
    }
    BigDecimal share = rules.participation().orElseThrow();
    BigDecimal impact = ((Slippage.VolumeShare) costs.slippage()).impact();
    return Rounding.plain(
        impact.multiply(share).multiply(share).multiply(Slippage.BASIS).round(DECIMAL32));
  }

  private boolean fillsInParts() {
    return rules.participation().isPresent() || costs.slippage() instanceof Slippage.Book;
  }

  private static <E extends Enum<E>> Optional<E> known(E value) {
    return value.name().equals("UNKNOWN") ? Optional.empty() : Optional.of(value);
  }

  private static <T> void compare(String what, Optional<T> recorded, T own, List<String> found) {
    compare(what, recorded, own, Object::equals, found);
  }

  private static <T> void compare(
      String what, Optional<T> recorded, T own, BiPredicate<T, T> same, List<String> found) {
    if (recorded.isPresent() && !same.test(recorded.get(), own)) {
      found.add("%s: %s, %s".formatted(what, recorded.get(), own));
    }
  }
}
