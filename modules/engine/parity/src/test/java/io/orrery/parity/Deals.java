package io.orrery.parity;

import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.testkit.Samples;
import io.orrery.trade.Side;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sample deals and sides. */
final class Deals {

  static final Instant OPEN = Instant.parse("2026-03-03T14:30:00Z");
  static final String LINEAGE = "dataset:day@" + "a".repeat(64);
  static final Sha256 CODE = new Sha256("b".repeat(64));
  static final MarketAgreement SAME =
      new MarketAgreement(MarketAgreement.Kind.SAME_DATASET, "both saw it", Optional.empty());

  private Deals() {}

  /** When the bar of that minute closed. */
  static Instant bar(int minute) {
    return OPEN.plusSeconds(60L * minute);
  }

  /** Decided on a bar, and filled so many milliseconds later. */
  static Deal filled(Side side, int minute, String qty, String price, long millis) {
    return new Deal(
        "o-" + minute,
        Optional.of(new StrategyName("momentum")),
        new Symbol("AAPL"),
        side,
        Optional.empty(),
        Deal.Outcome.FILLED,
        Optional.empty(),
        Optional.of(bar(minute)),
        Optional.empty(),
        Optional.of(bar(minute).plusMillis(millis)),
        new BigDecimal(qty),
        Optional.of(new BigDecimal(price)));
  }

  static Deal bought(int minute, String qty, String price, long millis) {
    return filled(Side.BUY, minute, qty, price, millis);
  }

  /** The same, of which nobody recorded on which bar it was decided. */
  static Deal undecided(Deal deal) {
    return new Deal(
        deal.name(),
        deal.strategy(),
        deal.symbol(),
        deal.side(),
        deal.cause(),
        deal.outcome(),
        deal.reason(),
        Optional.empty(),
        deal.orderedAt(),
        deal.filledAt(),
        deal.filledQty(),
        deal.averagePrice());
  }

  /** Wanted on a bar, in vain. */
  static Deal vain(Deal.Outcome outcome, int minute, String reason) {
    return new Deal(
        "v-" + minute,
        Optional.of(new StrategyName("momentum")),
        new Symbol("AAPL"),
        Side.BUY,
        Optional.empty(),
        outcome,
        Optional.of(reason),
        Optional.of(bar(minute)),
        Optional.empty(),
        Optional.empty(),
        BigDecimal.ZERO,
        Optional.empty());
  }

  static ComparedSession side(Universe universe, Deal... deals) {
    return side(universe, Optional.empty(), deals);
  }

  static ComparedSession side(Universe universe, Optional<Span> covered, Deal... deals) {
    Session session = Samples.session(universe).session();
    return new ComparedSession(
        session.id(),
        Optional.empty(),
        LINEAGE,
        Optional.empty(),
        session.validity(),
        Assumptions.unknown(),
        List.of(new ComparedSession.DecidedBy(new StrategyName("momentum"), CODE)),
        covered,
        List.of(deals),
        List.of());
  }

  static ParityBand band(String pairs) {
    return ParityBand.of(java.util.Map.of("pairs", pairs));
  }
}
