package io.orrery.wiring;

import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.feeds.DatasetFolder;
import io.orrery.feeds.GeneratedMarket;
import io.orrery.feeds.MarketShape;
import io.orrery.feeds.Pace;
import io.orrery.feeds.RecordingFolder;
import io.orrery.feeds.Replay;
import io.orrery.feeds.SectorMapFile;
import io.orrery.feeds.Sleeper;
import io.orrery.market.BarGrid;
import io.orrery.market.BarRecorder;
import io.orrery.market.MarketDataException;
import io.orrery.market.MarketFeed;
import io.orrery.market.SectorMap;
import io.orrery.risk.RiskLimits;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.runs.TradingPlan;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Plans what SIMULATION trades by itself; refuses the start if that cannot be. */
@Dependent
class MarketPlanProducer {

  private static final Mic MARKET = new Mic("XNYS");
  private static final LocalDate FIRST = LocalDate.of(2005, 1, 3);
  private static final LocalDate LAST = LocalDate.of(2024, 12, 31);
  private static final int SYMBOLS = 6;
  private static final List<String> NAMES =
      List.of(
          "ANVIL", "BRASS", "COMET", "DELTA", "EMBER", "FJORD", "GROVE", "HAZEL", "IVORY", "JETTY",
          "KAYAK", "LOTUS", "MAPLE", "NOVA", "OPAL", "PRISM", "QUARTZ", "RIVER", "SLATE", "TOPAZ");

  /** Split so far up that few instruments ever are. */
  private static final MarketShape SHAPE = new MarketShape(0.25, 4, 2000);

  @Produces
  @Singleton
  MarketPlan plan(Settings settings, DatasetFolder datasets, Sources sources, Clock clock) {
    return settings
        .market()
        .map(
            market ->
                plan(market, settings, datasets, sources, clock)
                    .recorded(recording(market, settings, datasets)))
        .orElse(MarketPlan.NONE);
  }

  private static Optional<BarRecorder.Opening> recording(
      MarketSettings market, Settings settings, DatasetFolder datasets) {
    return market.isRecorded()
        ? Optional.of(new RecordingFolder(settings.home().resolve("data"), datasets))
        : Optional.empty();
  }

  private static MarketPlan plan(
      MarketSettings market,
      Settings settings,
      DatasetFolder datasets,
      Sources sources,
      Clock clock) {
    RiskLimits limits = settings.limits(Universe.SIMULATION);
    Path shared = settings.home().resolve("data/shared");
    try {
      String dataset =
          market.dataset().orElseGet(() -> generated(datasets, sources, market.seed()));
      TradingPlan trading = TradingPlan.of(sources, terms(dataset, market), Map.of());
      return new MarketPlan(
          Optional.of(trading),
          pacing(market.pace(), clock),
          Optional.empty(),
          limits,
          new SectorMapFile(shared).read().orElseGet(() -> new SectorMap(Map.of())));
    } catch (MarketDataException | IllegalArgumentException e) {
      throw new SettingsException(
          List.of(
              "%s, %s and %s must name what can be traded: %s"
                  .formatted(
                      SettingKey.MARKET.template(),
                      SettingKey.STRATEGY.template(),
                      SettingKey.SEED.of(Universe.SIMULATION).name(),
                      e.getMessage())));
    }
  }

  /** Costs, latency and partial fills are those by default; they are realistic. */
  private static RunTerms terms(String dataset, MarketSettings market) {
    return RunTerms.of(
        Map.of(
            "dataset",
            dataset,
            "strategy",
            market.strategy(),
            "record_equity",
            "every_bar",
            "seed",
            Long.toString(market.seed())));
  }

  /** The dataset of a seed; made if it is not listed yet. */
  private static String generated(DatasetFolder datasets, Sources sources, long seed) {
    String id = "generated-v%d-seed-%d".formatted(GeneratedMarket.VERSION, seed);
    if (datasets.find(id).isEmpty()) {
      BarGrid grid = new BarGrid(sources.calendars().of(MARKET), Duration.ofDays(1));
      market(seed, grid, unsplit(seed, grid)).writeTo(datasets, id);
    }
    return id;
  }

  /** Backtests take prices as they are: one that falls by a split would be a loss. */
  private static List<Symbol> unsplit(long seed, BarGrid grid) {
    return NAMES.stream()
        .map(Symbol::new)
        .filter(symbol -> market(seed, grid, List.of(symbol)).splits().isEmpty())
        .limit(SYMBOLS)
        .toList();
  }

  private static GeneratedMarket market(long seed, BarGrid grid, List<Symbol> symbols) {
    return new GeneratedMarket(seed, symbols, grid, FIRST, LAST, SHAPE);
  }

  private static UnaryOperator<MarketFeed> pacing(Duration pace, Clock clock) {
    Pace atMost = Pace.real().waitingAtMost(pace);
    return feed -> new Replay(feed, atMost, clock, Sleeper.THREAD);
  }
}
