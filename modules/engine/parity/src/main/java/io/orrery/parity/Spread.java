package io.orrery.parity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How the deviations of one measure are spread.
 *
 * @param count how many there are, zero or above
 * @param median the one in the middle, or half of the sum of the two there; signed
 * @param p95 the size that 95 of 100 do not exceed, by nearest rank; never negative
 * @param worst the greatest size; never negative
 * @param undefinedBecause why there is no number; empty if there are all
 */
public record Spread(
    long count,
    Optional<BigDecimal> median,
    Optional<BigDecimal> p95,
    Optional<BigDecimal> worst,
    Optional<String> undefinedBecause) {

  private static final int PERCENT = 95;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /**
   * The spread of values.
   *
   * @param otherwise why there are none, if there are none
   */
  static Spread of(List<BigDecimal> values, String otherwise) {
    if (values.isEmpty()) {
      return new Spread(
          0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(otherwise));
    }
    List<BigDecimal> sizes = values.stream().map(BigDecimal::abs).sorted().toList();
    int count = sizes.size();
    return new Spread(
        count,
        Optional.of(median(values.stream().sorted().toList())),
        Optional.of(sizes.get((PERCENT * count + 99) / 100 - 1)),
        Optional.of(sizes.get(count - 1)),
        Optional.empty());
  }

  private static BigDecimal median(List<BigDecimal> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : sorted.get(half - 1).add(sorted.get(half)).divide(TWO);
  }
}
