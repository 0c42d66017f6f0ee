package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.feeds.CalendarFolder;
import io.orrery.feeds.DatasetFolder;
import io.orrery.feeds.GeneratedMarket;
import io.orrery.feeds.MarketShape;
import io.orrery.market.BarGrid;
import io.orrery.market.Calendars;
import io.orrery.parity.DealPair;
import io.orrery.parity.DealReader;
import io.orrery.parity.MarketComparison;
import io.orrery.parity.ParityBand;
import io.orrery.parity.ParityReport;
import io.orrery.parity.ParityVerdict;
import io.orrery.parity.RecordedSession;
import io.orrery.runs.BacktestRuns;
import io.orrery.runs.RunProgress;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.runs.TradingPlan;
import io.orrery.session.Audience;
import io.orrery.session.SessionBook;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.strategy.Strategies;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Runs;
import io.orrery.trade.Selection;
import io.orrery.trade.Storage;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseArchive;
import io.orrery.trading.AgentReport;
import io.orrery.trading.TradingFloor;
import io.orrery.trading.Tradings;
import io.orrery.universe.Lineage;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
    Sources sources = sources(seed);
    RunTerms terms = terms(strategy);
    TradingPlan plan = TradingPlan.of(sources, terms, Map.of());
    InMemoryStorage kept = new InMemoryStorage(Samples.CLOCK);
    new BacktestRuns(new OneRun(kept), sources, Samples.CLOCK)
        .prepare(terms, Map.of())
        .run(RunProgress.NONE);
    UniverseArchive walk = kept.archive(Universe.SIMULATION);
    UniverseArchive floor = floored(plan);
    List<String> walked = trades(walk);
    List<String> floored = trades(floor);
    assertThat(walked).isNotEmpty();
    for (int i = 0; i < Math.min(walked.size(), floored.size()); i++) {
      assertThat(floored.get(i)).as("trade %s of %s", i, walked.size()).isEqualTo(walked.get(i));
    }
    assertThat(floored).hasSameSizeAs(walked);
    assertParity(floor, walk, sources, walked.size());
  }

  /** Orders with their signals on one side, signals and fills on the other: the same decisions. */
  private static void assertParity(
      UniverseArchive floor, UniverseArchive walk, Sources sources, int trades) {
    ParityReport report =
        ParityReport.of(
            DealReader.read(recorded(floor)),
            DealReader.read(recorded(walk)),
            ParityBand.of(Map.of("pairs", "1")),
            new MarketComparison(sources.datasets()));
    assertThat(report.verdict().answer())
        .as("%s", report.verdict())
        .isEqualTo(ParityVerdict.Answer.WITHIN);
    assertThat(report.pairing().onlyLeft()).isEmpty();
    assertThat(report.pairing().onlyRight()).isEmpty();
    assertThat(report.pairing().pairs())
        .hasSizeBetween(1, trades)
        .allSatisfy(
            pair -> {
              assertThat(pair.matchedBy()).isEqualTo(DealPair.MatchedBy.BAR);
              assertThat(pair.priceBasisPoints()).isZero();
              assertThat(pair.latencyMillis()).contains(0L);
            });
  }

  private static RecordedSession recorded(UniverseArchive archive) {
    return new RecordedSession(
        archive, new SessionBook(archive.audit()).newest().orElseThrow(), Optional.empty());
  }

  /** A run that is kept in memory. */
  private record OneRun(InMemoryStorage kept) implements Runs {

    @Override
    public List<RunId> newestFirst() {
      return List.of();
    }

    @Override
    public Storage storage(RunId run) {
      return kept;
    }
  }

  @Test
  @Tag("U9")
  void refusesASessionThatWasOpenedForSomethingElse() throws IOException {
    TradingPlan plan = TradingPlan.of(sources(1), terms("momentum"), Map.of());
    Universes universes =
        universes(
            new SessionSpec(
                Universe.SIMULATION,
                plan.session().assumptions(),
                new Lineage.Unknown(),
                Optional.empty()));
    UniverseSession session = universes.open(Universe.SIMULATION);
    SimulatedTrading trading = new SimulatedTrading(MarketPlan.NONE, plan, new Tradings());
    assertThatThrownBy(
            () -> trading.begin(session, universes.archive(Universe.SIMULATION), plan.feed()))
        .hasMessageContaining("must have the assumptions and the lineage");
  }

  private static UniverseArchive floored(TradingPlan plan) {
    Universes universes = universes(plan.session());
    UniverseSession session = universes.open(Universe.SIMULATION);
    UniverseArchive archive = universes.archive(Universe.SIMULATION);
    Tradings tradings = new Tradings();
    new SimulatedTrading(MarketPlan.NONE, plan, tradings).begin(session, archive, plan.feed());
    TradingFloor floor = tradings.find(Universe.SIMULATION).orElseThrow().floor().orElseThrow();
    await(floor);
    universes.close(Universe.SIMULATION, "the test is over");
    return archive;
  }

  private static void await(TradingFloor floor) {
    long begun = System.nanoTime();
    while (EnumSet.of(AgentReport.State.INITIALIZED, AgentReport.State.RUNNING)
        .contains(floor.report().state())) {
      assertThat(System.nanoTime() - begun).isLessThan(Duration.ofMinutes(2).toNanos());
      Thread.onSpinWait();
    }
    assertThat(floor.report().reason()).contains("the market's data ended");
  }

  private static Universes universes(SessionSpec spec) {
    return new Universes(
        List.of(spec), new InMemoryStorage(Samples.CLOCK), Audience.NOBODY, Samples.CLOCK);
  }

  private static List<String> trades(UniverseArchive archive) {
    List<String> trades = new ArrayList<>();
    archive.trades().scan(Selection.all(), 0, scanned -> trades.add(text(scanned.record().fact())));
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

  private static RunTerms terms(String strategy) {
    Map<String, String> terms = new LinkedHashMap<>();
    terms.put("dataset", "parity");
    terms.put("strategy", strategy);
    terms.put("record_equity", "every_bar");
    terms.put("seed", "3");
    return RunTerms.of(terms);
  }

  private Sources sources(long seed) throws IOException {
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
    return new Sources(datasets, calendars, Strategies.builtIn());
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
