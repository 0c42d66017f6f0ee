package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.feeds.CalendarFolder;
import io.orrery.feeds.DatasetFolder;
import io.orrery.feeds.GeneratedMarket;
import io.orrery.feeds.MarketShape;
import io.orrery.market.BarGrid;
import io.orrery.market.Calendars;
import io.orrery.market.MarketFeed;
import io.orrery.risk.RiskLimits;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.runs.TradingPlan;
import io.orrery.session.Audience;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.strategy.Strategies;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.trading.AgentReport;
import io.orrery.trading.Tradings;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A session that trades by gate, desk and simulated broker makes the trades of a walk: what a
 * backtest says is what happens.
 */
@Tag("U18")
class FloorParityTest {

  private static final Path CALENDAR = Path.of("../../../config/calendars/XNYS.json");

  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(strings = {"momentum", "mean_reversion", "breakout", "rsi", "buy_and_hold"})
  void tradesAsABacktestDoes(String strategy) throws IOException {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("floor against walk, " + strategy + ": seed " + seed);
    TradingPlan plan = plan(strategy, seed);
    List<String> walked =
        trades(plan, (session, universes) -> plan.trader(session, plan.feed()).run());
    List<String> floored = trades(plan, (session, universes) -> floor(plan, session, universes));
    assertThat(walked).isNotEmpty();
    for (int i = 0; i < Math.min(walked.size(), floored.size()); i++) {
      assertThat(floored.get(i)).as("trade %s of %s", i, walked.size()).isEqualTo(walked.get(i));
    }
    assertThat(floored).hasSameSizeAs(walked);
  }

  private static void floor(TradingPlan plan, UniverseSession session, Universes universes) {
    Tradings tradings = new Tradings();
    MarketFeed feed = plan.feed();
    new SimulatedTrading(plan, RiskLimits.undecided(), tradings)
        .begin(session, universes.archive(Universe.SIMULATION), feed);
    var floor = tradings.find(Universe.SIMULATION).orElseThrow().floor().orElseThrow();
    long begun = System.nanoTime();
    while (floor.report().state() == AgentReport.State.RUNNING
        || floor.report().state() == AgentReport.State.INITIALIZED) {
      assertThat(System.nanoTime() - begun).isLessThan(Duration.ofMinutes(2).toNanos());
      Thread.onSpinWait();
    }
    assertThat(floor.report().reason()).contains("the market's data ended");
  }

  private static List<String> trades(
      TradingPlan plan, BiConsumer<UniverseSession, Universes> trading) {
    Universes universes =
        new Universes(
            List.of(plan.session()),
            new InMemoryStorage(Samples.CLOCK),
            Audience.NOBODY,
            Samples.CLOCK);
    UniverseSession session = universes.open(Universe.SIMULATION);
    trading.accept(session, universes);
    List<String> trades = new ArrayList<>();
    universes
        .archive(Universe.SIMULATION)
        .trades()
        .scan(Selection.all(), 0, scanned -> trades.add(text(scanned.record().fact())));
    universes.close(Universe.SIMULATION, "the test is over");
    return trades;
  }

  private static String text(Trade trade) {
    return "%s %s %s %s at %s, fee %s"
        .formatted(
            trade.executedAt(),
            trade.side(),
            plain(trade.qty().value(), 6),
            trade.symbol(),
            plain(trade.price().value(), 8),
            plain(trade.commission().orElseThrow().value(), 6));
  }

  private static String plain(BigDecimal value, int digits) {
    return value
        .setScale(digits, java.math.RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private TradingPlan plan(String strategy, long seed) throws IOException {
    Path folder = Files.createDirectories(home.resolve("config/calendars"));
    Files.copy(CALENDAR, folder.resolve("XNYS.json"));
    Calendars calendars = new CalendarFolder(folder);
    DatasetFolder datasets = new DatasetFolder(home.resolve("data/shared"), calendars);
    BarGrid grid = new BarGrid(calendars.of(new Mic("XNYS")), Duration.ofDays(1));
    List<Symbol> symbols =
        IntStream.range(0, 40)
            .mapToObj(i -> new Symbol("S" + (10 + i)))
            .filter(each -> market(seed, grid, List.of(each)).splits().isEmpty())
            .limit(5)
            .toList();
    market(seed, grid, symbols).writeTo(datasets, "parity");
    Map<String, String> terms = new LinkedHashMap<>();
    terms.put("dataset", "parity");
    terms.put("strategy", strategy);
    terms.put("record_equity", "every_bar");
    terms.put("seed", "3");
    return TradingPlan.of(
        new Sources(datasets, calendars, Strategies.builtIn()), RunTerms.of(terms), Map.of());
  }

  private static GeneratedMarket market(long seed, BarGrid grid, List<Symbol> symbols) {
    return new GeneratedMarket(
        seed,
        symbols,
        grid,
        LocalDate.of(2018, 1, 2),
        LocalDate.of(2022, 12, 30),
        new MarketShape(0.25, 4, 2000));
  }
}
