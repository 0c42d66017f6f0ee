package io.orrery.wiring;

import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.broker.alpaca.AlpacaConnection;
import io.orrery.broker.alpaca.AlpacaFeed;
import io.orrery.broker.fix.FixVenues;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * With whom PAPER or LIVE trades.
 *
 * @param access to whom its orders go
 * @param calendar when its market trades
 * @param cashTolerance by how much the broker's cash may differ from what the records say
 * @param bars where its prices come from; empty if none are known
 */
record BrokerSettings(
    Access access, Mic calendar, BigDecimal cashTolerance, Optional<BarSettings> bars) {

  /** To whom orders go. */
  sealed interface Access {

    /** To Alpaca. */
    record Alpaca(AlpacaConnection connection) implements Access {}

    /**
     * By FIX.
     *
     * @param venues all FIX sessions of the deployment
     * @param openingCash with what the account began whose counterparty does not tell what it
     *     holds; empty if it does
     */
    record Fix(FixVenues venues, Optional<BrokerValues.Money> openingCash) implements Access {}
  }

  /**
   * What bars come from Alpaca, and who decides on them.
   *
   * @param interval how long a bar is
   * @param decisions who decides
   * @param isRecorded whether its bars are recorded as a session sees them
   */
  record BarSettings(
      AlpacaConnection connection,
      AlpacaFeed feed,
      List<Symbol> symbols,
      Duration interval,
      Decisions decisions,
      boolean isRecorded) {}

  /**
   * Who decides on bars.
   *
   * @param strategy its name; empty if only people order
   * @param isPromotionNeeded whether it takes on risk only if it was promoted
   * @param positionPercent of the account's worth, how much is bought of one instrument at most
   * @param stopLossPercent from which loss on a position is sold; empty for no stops
   */
  record Decisions(
      Optional<String> strategy,
      Map<String, String> parameters,
      boolean isPromotionNeeded,
      BigDecimal positionPercent,
      Optional<BigDecimal> stopLossPercent) {}
}
