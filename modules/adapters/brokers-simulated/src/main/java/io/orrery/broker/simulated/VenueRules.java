package io.orrery.broker.simulated;

import io.orrery.basics.Check;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Which orders are taken, and how much of them the market can fill.
 *
 * @param participation the largest share of a bar's or quote's volume that the account's orders may
 *     take together, above 0 and at most 1; empty if every order fills whole, whatever the volume
 * @param lot the smallest quantity that can be traded, above zero: 1 for whole units; an order must
 *     be a multiple of it
 * @param shortSelling whether more can be sold than is held
 */
public record VenueRules(
    Optional<BigDecimal> participation, BigDecimal lot, ShortSelling shortSelling) {

  /** Whether more can be sold than is held. */
  public enum ShortSelling {
    /** Such an order is rejected. */
    REFUSED,
    /**
     * Units are lent without a fee, against free cash of their worth; nothing calls for more when
     * they rise.
     */
    ALLOWED
  }

  /** Refuses values outside their ranges with {@link IllegalArgumentException}. */
  public VenueRules {
    Check.positive("lot", lot);
    participation.ifPresent(VenueRules::checkShare);
  }

  /** Whole units that fill whole, none of them lent. */
  public static VenueRules wholeUnits() {
    return new VenueRules(Optional.empty(), BigDecimal.ONE, ShortSelling.REFUSED);
  }

  /** The same with at most {@code share} of the volume, above 0 and at most 1. */
  public VenueRules withParticipation(BigDecimal share) {
    return new VenueRules(Optional.of(share), lot, shortSelling);
  }

  /** The same with another smallest quantity. */
  public VenueRules withLot(BigDecimal other) {
    return new VenueRules(participation, other, shortSelling);
  }

  /** The same with another answer to short sales. */
  public VenueRules with(ShortSelling other) {
    return new VenueRules(participation, lot, other);
  }

  /** The largest multiple of the lot that is not above {@code units}. */
  BigDecimal floor(BigDecimal units) {
    return units.divideToIntegralValue(lot).multiply(lot);
  }

  private static void checkShare(BigDecimal share) {
    Check.positive("participation", share);
    if (share.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "participation must be at most 1, was " + share.toPlainString());
    }
  }
}
