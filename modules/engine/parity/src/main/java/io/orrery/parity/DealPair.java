package io.orrery.parity;

import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * Two deals about the same: both sides traded. Every deviation is the right side's from the left.
 *
 * @param left the deal that is measured against
 * @param right the deal that is measured
 * @param matchedBy why they are about the same
 * @param priceBasisPoints how much worse the right price is, in 1/100 of a percent of the left,
 *     four digits: positive if the right side paid more or got less
 * @param quantityFraction how much more the right side filled, as a fraction of the left, six
 *     digits
 * @param latencyMillis how much longer the right side took from decision to first fill; empty if
 *     both do not record when that began
 */
public record DealPair(
    Deal left,
    Deal right,
    MatchedBy matchedBy,
    BigDecimal priceBasisPoints,
    BigDecimal quantityFraction,
    Optional<Long> latencyMillis) {

  private static final int BASIS_POINTS = 4;
  private static final int PRICE_DIGITS = 4;
  private static final int QUANTITY_DIGITS = 6;

  /** Why two deals are about the same. On the wire in lower case. */
  public enum MatchedBy {
    /** Both were decided on bars that closed at the same time. */
    BAR,
    /** They were no further apart than the window, and a decision is not recorded. */
    TIME
  }

  /** The deviations of two deals that were filled. */
  static DealPair of(Deal left, Deal right, MatchedBy matchedBy) {
    BigDecimal dearer =
        deviation(left.averagePrice().orElseThrow(), right.averagePrice().orElseThrow())
            .movePointRight(BASIS_POINTS);
    return new DealPair(
        left,
        right,
        matchedBy,
        rounded(left.side() == Side.BUY ? dearer : dearer.negate(), PRICE_DIGITS),
        rounded(deviation(left.filledQty(), right.filledQty()), QUANTITY_DIGITS),
        latency(left, right));
  }

  private static Optional<Long> latency(Deal left, Deal right) {
    return left.decidedAt().isPresent() == right.decidedAt().isPresent()
        ? left.latency()
            .map(Duration::toMillis)
            .flatMap(mine -> right.latency().map(other -> other.toMillis() - mine))
        : Optional.empty();
  }

  private static BigDecimal deviation(BigDecimal from, BigDecimal to) {
    return to.subtract(from).divide(from, MathContext.DECIMAL64);
  }

  private static BigDecimal rounded(BigDecimal value, int digits) {
    return value.setScale(digits, RoundingMode.HALF_EVEN);
  }
}
