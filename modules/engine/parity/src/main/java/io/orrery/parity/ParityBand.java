package io.orrery.parity;

import io.orrery.basics.Check;
import io.orrery.basics.Decimals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far two sides may be apart and still count as doing the same. All bounds are inclusive.
 *
 * @param priceBasisPoints bound of the 95th percentile of price deviations, in basis points
 * @param quantityFraction bound of the 95th percentile of quantity deviations, as a fraction
 * @param latencyMillis bound of the 95th percentile of latency deviations, in milliseconds
 * @param unmatchedShare bound of the share of each side's filled deals that the other lacks
 * @param pairs how many pairs there must be before anything is judged, 1 or above
 * @param window how far apart deals may be matched where a decision is not recorded
 */
public record ParityBand(
    BigDecimal priceBasisPoints,
    BigDecimal quantityFraction,
    BigDecimal latencyMillis,
    BigDecimal unmatchedShare,
    long pairs,
    Duration window) {

  /** Refuses negative bounds, a share above 1 and less than one pair. */
  public ParityBand {
    Check.notNegative(BandTerm.PRICE_BASIS_POINTS.key(), priceBasisPoints);
    Check.notNegative(BandTerm.QUANTITY_FRACTION.key(), quantityFraction);
    Check.notNegative(BandTerm.LATENCY_MILLIS.key(), latencyMillis);
    Check.notNegative(BandTerm.UNMATCHED_SHARE.key(), unmatchedShare);
    Check.atLeastOne(BandTerm.PAIRS.key(), pairs);
    if (unmatchedShare.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "unmatched_share must not be above 1, was " + unmatchedShare.toPlainString());
    }
    if (window.isNegative()) {
      throw new IllegalArgumentException("window must not be negative, was " + window);
    }
  }

  /** The band by default. */
  public static ParityBand usual() {
    return of(Map.of());
  }

  /**
   * A band as it is told from outside.
   *
   * @param given values by {@link BandTerm#key}; what is not given takes its default
   * @throws IllegalArgumentException if a name is unknown or a value not allowed
   */
  public static ParityBand of(Map<String, String> given) {
    Map<BandTerm, String> texts = new EnumMap<>(BandTerm.class);
    for (BandTerm term : BandTerm.values()) {
      texts.put(term, term.byDefault());
    }
    given.forEach((key, text) -> texts.put(BandTerm.of(key), text));
    return new ParityBand(
        decimal(texts, BandTerm.PRICE_BASIS_POINTS),
        decimal(texts, BandTerm.QUANTITY_FRACTION),
        decimal(texts, BandTerm.LATENCY_MILLIS),
        decimal(texts, BandTerm.UNMATCHED_SHARE),
        whole(texts, BandTerm.PAIRS),
        time(texts, BandTerm.WINDOW));
  }

  private static BigDecimal decimal(Map<BandTerm, String> texts, BandTerm term) {
    return Decimals.parse(term.key(), texts.getOrDefault(term, ""));
  }

  private static long whole(Map<BandTerm, String> texts, BandTerm term) {
    try {
      return decimal(texts, term).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          term.key() + " must be a whole number, was " + Check.shown(texts.getOrDefault(term, "")),
          e);
    }
  }

  private static Duration time(Map<BandTerm, String> texts, BandTerm term) {
    String text = texts.getOrDefault(term, "");
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s must be an ISO 8601 duration such as PT5M, was %s"
              .formatted(term.key(), Check.shown(text)),
          e);
    }
  }
}
