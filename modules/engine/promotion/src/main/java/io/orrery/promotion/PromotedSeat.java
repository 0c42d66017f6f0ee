package io.orrery.promotion;

import io.orrery.basics.StrategyName;
import io.orrery.risk.LimitName;
import io.orrery.risk.RiskLimits;
import io.orrery.risk.StrategyPermission;
import io.orrery.trade.LedgerException;
import io.orrery.trading.StrategyPermits;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lets the one strategy that has a seat in a session take on risk as long as a promotion of exactly
 * its code and its parameters is in force. It looks at the records each time that it is asked, so
 * that an approval, a revocation and the end hold from then on.
 */
public final class PromotedSeat implements StrategyPermits {

  private final PromotionBook book;
  private final StrategyVersion version;
  private final RiskLimits limits;

  /**
   * A seat.
   *
   * @param book the promotions of the universe
   * @param version what has the seat
   * @param limits the universe's limits
   */
  public PromotedSeat(PromotionBook book, StrategyVersion version, RiskLimits limits) {
    this.book = book;
    this.version = version;
    this.limits = limits;
  }

  @Override
  public StrategyPermission of(StrategyName strategy, Instant now) {
    if (!strategy.equals(version.strategy())) {
      return withheld("%s has no seat here, %s has".formatted(strategy, version.strategy()));
    }
    try {
      List<Promotion> known = book.promotions().all();
      return inForce(known, now).map(this::granted).orElseGet(() -> withheld(why(known, now)));
    } catch (LedgerException | IllegalArgumentException e) {
      return withheld("what is promoted must be readable, is not: " + e.getMessage());
    }
  }

  /** Of several the one that lasts longest. */
  private Optional<Promotion> inForce(List<Promotion> known, Instant now) {
    return known.stream()
        .filter(each -> each.version().equals(version) && each.isInForce(now))
        .max(Comparator.comparing(Promotion::expiresAt));
  }

  /** The universe's limits may have become stricter since. */
  private StrategyPermission granted(Promotion promotion) {
    List<LimitName> looser = promotion.limits().looserThan(limits);
    return looser.isEmpty()
        ? new StrategyPermission.Granted(
            promotion.id().value(), promotion.limits(), promotion.expiresAt())
        : withheld(
            "the limits of promotion %s must be as strict as those of %s are now, which is not so of %s"
                .formatted(promotion.id(), book.universe(), looser));
  }

  /** The newest promotion that comes near says best what is missing. */
  private String why(List<Promotion> known, Instant now) {
    Optional<Promotion> same = newest(known, each -> each.version().equals(version));
    if (same.isPresent()) {
      return same.get().sentence(now);
    }
    return newest(known, each -> each.version().strategy().equals(version.strategy()))
        .map(other -> "promotion %s is of %s".formatted(other.id(), other.version()))
        .orElse("it never was");
  }

  private static Optional<Promotion> newest(List<Promotion> known, Predicate<Promotion> wanted) {
    return known.stream().filter(wanted).reduce((earlier, later) -> later);
  }

  private StrategyPermission withheld(String why) {
    return new StrategyPermission.Withheld(
        "%s must be promoted to take on risk in %s: %s".formatted(version, book.universe(), why));
  }
}
