package io.orrery.trading;

import io.orrery.basics.Price;
import io.orrery.basics.Symbol;
import io.orrery.market.Sector;
import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.Finding;
import io.orrery.risk.MarketPrice;
import io.orrery.risk.MarketStatus;
import io.orrery.risk.Returns;
import io.orrery.risk.RiskGate;
import io.orrery.risk.RiskLimits;
import io.orrery.testkit.Samples;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** A market that always trades, everything at 10. */
record OpenMarket() implements MarketView {

  /** Nothing is limited but what every gate refuses; selling short is allowed. */
  static RiskRules rules(Universe universe) {
    return rules(universe, Map.of());
  }

  static RiskRules rules(Universe universe, Map<String, String> limits) {
    Map<String, String> all = new java.util.HashMap<>(limits);
    all.put("max_short_exposure_percent", "unlimited by ada: these tests sell short");
    return new RiskRules(
        new RiskGate(universe, RiskLimits.parse(all)),
        CircuitBreaker.Rearm.BY_A_PERSON,
        new OpenMarket());
  }

  @Override
  public Finding<MarketPrice> price(Symbol symbol) {
    return Finding.of(new MarketPrice(new Price(BigDecimal.TEN), Samples.NOW));
  }

  @Override
  public Finding<Sector> sector(Symbol symbol) {
    return Finding.missing("nobody said");
  }

  @Override
  public Finding<Returns> returns(Symbol symbol) {
    return Finding.missing("nobody said");
  }

  @Override
  public Finding<MarketStatus> market(Symbol symbol) {
    return Finding.of(new MarketStatus.Open());
  }

  @Override
  public Finding<LocalDate> tradingDay(Instant at) {
    return Finding.of(at.atZone(ZoneOffset.UTC).toLocalDate());
  }
}
