package io.orrery.proof;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.SourceName;
import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import io.orrery.universe.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What attempts would record if they could. */
final class Facts {

  static final Symbol SYMBOL = new Symbol("CANARY");
  static final CurrencyCode DOLLARS = new CurrencyCode("USD");
  static final Instant MOMENT = Instant.parse("2026-01-05T14:30:00Z");

  private static final int TOO_LONG = 1 << 17;

  private Facts() {}

  /**
   * What no ledger can hold, whoever minted it: so an attempt that gets past the check it tries is
   * still not recorded.
   *
   * @param canary what marks it
   * @param filling longer than a record may be
   */
  record Unrecordable(String canary, String filling) implements Fact {}

  static Unrecordable unrecordable(String canary) {
    return new Unrecordable(canary, "x".repeat(TOO_LONG));
  }

  /** A fill that never happened; only for twins. */
  static Trade trade(String canary) {
    return new Trade(
        SYMBOL,
        Side.BUY,
        new Quantity(BigDecimal.ONE),
        new Price(BigDecimal.ONE),
        DOLLARS,
        Optional.empty(),
        MOMENT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new SourceName(canary)),
        Optional.empty());
  }
}
