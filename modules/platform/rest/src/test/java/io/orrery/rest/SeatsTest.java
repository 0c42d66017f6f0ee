package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Mic;
import io.orrery.basics.SourceName;
import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.market.CalendarRules;
import io.orrery.market.MergedFeed;
import io.orrery.market.SectorMap;
import io.orrery.market.TradingCalendar;
import io.orrery.order.TimeInForce;
import io.orrery.risk.PositionSizer;
import io.orrery.risk.RiskLimits;
import io.orrery.risk.StrategyPermission;
import io.orrery.session.UniverseSession;
import io.orrery.strategy.BuyAndHold;
import io.orrery.testkit.Samples;
import io.orrery.trading.FloorMarket;
import io.orrery.trading.FloorTerms;
import io.orrery.trading.MarketClock;
import io.orrery.trading.TickerTape;
import io.orrery.trading.TradingFloor;
import io.orrery.trading.Tradings;
import io.orrery.trading.Venue;
import io.orrery.universe.Lineage;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who looks asks why a strategy does not trade, and is told. */
@Tag("U15")
class SeatsTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final String WHY = "buy_and_hold must be promoted: it never was";

  private final Api api = new Api();
  private StrategyPermission permission = new StrategyPermission.Withheld(WHY);

  @AfterEach
  void close() {
    api.close();
  }

  private void seat() {
    PaperDesk desk = new PaperDesk(api, Map.of(), (strategy, now) -> permission);
    desk.trading.open();
    UniverseSession session = api.universes.session(Universe.PAPER);
    MarketClock market = new MarketClock(Samples.NOW);
    LocalDate today = LocalDate.ofInstant(Samples.NOW, ZoneOffset.UTC);
    TradingCalendar calendar =
        new TradingCalendar(
            new CalendarRules(new Mic("XTST"), ZoneOffset.UTC, today, today.plusDays(1)), "a test");
    TradingFloor floor =
        new TradingFloor(
            session,
            desk.trading,
            new FloorMarket(
                MergedFeed.of(
                    new Lineage.Unknown(),
                    List.of(BarSeries.of(new Symbol("AAPL"), DAY, List.of()))),
                Venue.ELSEWHERE,
                new TickerTape(calendar, new SectorMap(Map.of()), DAY, market),
                market),
            symbol -> new BuyAndHold(),
            new FloorTerms(
                new CurrencyCode("USD"),
                calendar,
                DAY,
                new FloorTerms.Sizing(
                    new PositionSizer(false, BigDecimal.ZERO, BigDecimal.ONE),
                    BigDecimal.TEN,
                    BigDecimal.TEN,
                    BigDecimal.ZERO,
                    BigDecimal.ONE),
                Optional.empty(),
                TimeInForce.DAY,
                new SourceName("test")));
    api.tradings.put(new Tradings.Post(session.session(), desk.trading, Optional.of(floor)));
  }

  @Test
  void saysOfAStrategyThatSitsOutWhyAndThatPeopleMayOrder() {
    seat();
    Api.Answer why = api.get("universes/paper/why");
    assertThat(why.body()).containsEntry("trading", true);
    assertThat(why.list("blocks")).isEmpty();
    assertThat(why.text("summary")).contains("of a strategy that sits out", WHY);
    assertThat(why.list("seats"))
        .containsExactly(
            Map.of("strategy", "buy_and_hold", "permission", "withheld", "reason", WHY));
    assertThat(UniversesReadiness.whyItDoesNotTrade(api.tradings, Universe.PAPER)).contains(WHY);
  }

  @Test
  void saysByWhichPromotionAStrategyTradesAndUntilWhen() {
    seat();
    permission =
        new StrategyPermission.Granted(
            "P-0123456789abcdef", RiskLimits.undecided(), Samples.NOW.plus(DAY));
    assertThat(api.get("universes/paper/why").list("seats"))
        .containsExactly(
            Map.of(
                "strategy",
                "buy_and_hold",
                "permission",
                "granted",
                "promotion",
                "P-0123456789abcdef",
                "until",
                Samples.NOW.plus(DAY).toString()));
    assertThat(UniversesReadiness.whyItDoesNotTrade(api.tradings, Universe.PAPER)).isEmpty();
    permission = new StrategyPermission.NotNeeded();
    assertThat(api.get("universes/paper/why").list("seats"))
        .containsExactly(Map.of("strategy", "buy_and_hold", "permission", "not_needed"));
  }
}
