package io.orrery.trading;

import io.orrery.basics.Symbol;
import io.orrery.market.Sector;
import io.orrery.risk.Finding;
import io.orrery.risk.MarketPrice;
import io.orrery.risk.MarketStatus;
import io.orrery.risk.Returns;
import java.time.Instant;
import java.time.LocalDate;

/** What is known of the market now. What is missing is missing with a reason. */
public interface MarketView {

  /** The last price of a symbol. */
  Finding<MarketPrice> price(Symbol symbol);

  /** The sector of a symbol. */
  Finding<Sector> sector(Symbol symbol);

  /** Daily returns of a symbol. */
  Finding<Returns> returns(Symbol symbol);

  /** Whether the market of a symbol trades. */
  Finding<MarketStatus> market(Symbol symbol);

  /** The date on the market's clock at a moment. */
  Finding<LocalDate> tradingDay(Instant at);
}
