package io.orrery.market;

import io.orrery.basics.Check;
import io.orrery.basics.Symbol;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Units of an instrument became more or fewer. The bars of a dataset are as traded: prices from
 * {@code at} on are those before divided by the factor.
 *
 * @param symbol the instrument
 * @param at the start of the first bar in new units
 * @param factor new units for an old one, above zero: 4 for a split of four for one, 0.1 for a
 *     reverse split of one for ten
 */
public record Split(Symbol symbol, Instant at, BigDecimal factor) {

  /** Refuses a factor that is not above zero with {@link IllegalArgumentException}. */
  public Split {
    Check.positive("factor", factor);
  }
}
