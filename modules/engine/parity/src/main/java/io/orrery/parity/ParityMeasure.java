package io.orrery.parity;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What is measured on each pair of deals. */
public enum ParityMeasure {
  /** How much worse the right price is: 1/100 of a percent of the left. */
  PRICE_BASIS_POINTS(pair -> Optional.of(pair.priceBasisPoints())),
  /** How much more the right side filled: a fraction of the left. */
  QUANTITY_FRACTION(pair -> Optional.of(pair.quantityFraction())),
  /** How much longer the right side took from decision to first fill: milliseconds. */
  LATENCY_MILLIS(pair -> pair.latencyMillis().map(BigDecimal::valueOf));

  private final Function<DealPair, Optional<BigDecimal>> measured;

  ParityMeasure(Function<DealPair, Optional<BigDecimal>> measured) {
    this.measured = measured;
  }

  /** Its name on the wire, with its unit. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  Spread spread(Pairing pairing) {
    return Spread.of(
        pairing.pairs().stream().flatMap(pair -> measured.apply(pair).stream()).toList(),
        pairing.pairs().isEmpty()
            ? "no deal was filled on both sides"
            : "no pair records on both sides when it was decided");
  }
}
