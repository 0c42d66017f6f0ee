package io.orrery.benchmarks;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Mic;
import io.orrery.basics.SourceName;
import io.orrery.basics.Symbol;
import io.orrery.broker.simulated.CashAccount;
import io.orrery.broker.simulated.Commission;
import io.orrery.broker.simulated.Costs;
import io.orrery.broker.simulated.Latency;
import io.orrery.broker.simulated.MarketSchedule;
import io.orrery.broker.simulated.Mishaps;
import io.orrery.broker.simulated.SimulatedBroker;
import io.orrery.broker.simulated.SimulationModel;
import io.orrery.broker.simulated.Slippage;
import io.orrery.broker.simulated.Timing;
import io.orrery.broker.simulated.VenueRules;
import io.orrery.feeds.CalendarFolder;
import io.orrery.feeds.GeneratedMarket;
import io.orrery.feeds.MarketShape;
import io.orrery.ledger.FileStorage;
import io.orrery.market.BarGrid;
import io.orrery.market.SectorMap;
import io.orrery.market.TradingCalendar;
import io.orrery.order.TimeInForce;
import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.PositionSizer;
import io.orrery.risk.RiskGate;
import io.orrery.risk.RiskLimits;
import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.strategy.Momentum;
import io.orrery.trade.UniverseArchive;
import io.orrery.trading.DeskTerms;
import io.orrery.trading.FloorMarket;
import io.orrery.trading.FloorTerms;
import io.orrery.trading.MarketClock;
import io.orrery.trading.RiskRules;
import io.orrery.trading.TickerTape;
import io.orrery.trading.Trading;
import io.orrery.trading.TradingFloor;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A day of minute bars of 500 instruments through strategy, gate, desk, simulated broker and
 * ledgers on disk: every bar is a decision of its instrument's strategy, every order has its
 * decision, intent, reports and fill on record before the next minute.
 */
final class FloorSection implements Benchmarks.Group {

  private static final int SYMBOLS = 500;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final LocalDate DAY = LocalDate.of(2024, 3, 5);
  private static final Mic XNYS = new Mic("XNYS");
  private static final CurrencyCode USD = new CurrencyCode("USD");
  private static final SourceName SOURCE = new SourceName("floor");

  @Override
  public List<Bar> run() throws IOException {
    try (Workspace workspace = Workspace.of(Options.fromProperties())) {
      TradingCalendar calendar =
          new CalendarFolder(Path.of("config", "calendars").toAbsolutePath()).of(XNYS);
      day(calendar, workspace.fresh("warm"), 3);
      return List.of(
          Bar.atLeast(
              "trading.floor_decisions",
              day(calendar, workspace.fresh("floor"), 7),
              "decisions/s",
              10_000));
    }
  }

  /** Trades a day; answers how many decisions of strategies a second. */
  private static double day(TradingCalendar calendar, Path home, long seed) {
    List<Symbol> names =
        IntStream.range(0, SYMBOLS).mapToObj(i -> new Symbol("S" + (100 + i))).toList();
    GeneratedMarket market =
        new GeneratedMarket(
            seed, names, new BarGrid(calendar, MINUTE), DAY, DAY, new MarketShape(0.25, 4, 20_000));
    SimulationModel model = model(calendar, seed);
    Universes universes =
        new Universes(
            List.of(
                new SessionSpec(
                    Universe.SIMULATION, model.assumptions(), market.lineage(), Optional.empty())),
            new FileStorage(home, Clock.systemUTC()),
            Audience.NOBODY,
            Clock.systemUTC());
    UniverseSession session = universes.open(Universe.SIMULATION);
    UniverseArchive archive = universes.archive(Universe.SIMULATION);
    double seconds = trade(session, archive, market, model);
    universes.close(Universe.SIMULATION, "the day is over");
    return report(archive, seconds);
  }

  private static double report(UniverseArchive archive, double seconds) {
    long decisions = archive.equity().lastSeq() * SYMBOLS;
    Table table = new Table("a day of 500 instruments", "number", "a second");
    row(table, "decisions of strategies", decisions, seconds);
    row(table, "records of orders", archive.orders().lastSeq(), seconds);
    row(table, "fills", archive.trades().lastSeq(), seconds);
    row(table, "events", archive.events().lastSeq(), seconds);
    table.print("%.1f s".formatted(seconds));
    return decisions / seconds;
  }

  private static void row(Table table, String name, long count, double seconds) {
    table.row(name, Table.exact((double) count), Table.exact(count / seconds));
  }

  private static double trade(
      UniverseSession session,
      UniverseArchive archive,
      GeneratedMarket market,
      SimulationModel model) {
    TradingCalendar calendar = market.grid().calendar();
    MarketClock clock = new MarketClock(calendar.day(DAY).orElseThrow().open());
    TickerTape tape = new TickerTape(calendar, new SectorMap(Map.of()), MINUTE, clock);
    SimulatedBroker broker =
        new SimulatedBroker(
            session.session(), model, new CashAccount("SIM", USD, new BigDecimal("10000000")));
    RiskRules rules =
        new RiskRules(
            new RiskGate(Universe.SIMULATION, limits()), CircuitBreaker.Rearm.BY_A_PERSON, tape);
    Trading trading = new Trading(session, archive, broker, rules, DeskTerms.usual(SOURCE), clock);
    trading.open();
    TradingFloor floor =
        new TradingFloor(
            session,
            trading,
            new FloorMarket(
                market.feed(), (symbol, bar) -> broker.bar(symbol, bar, MINUTE), tape, clock),
            symbol -> new Momentum(20, 0.002, -0.001, 0),
            terms(calendar));
    long begun = System.nanoTime();
    floor.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static RiskLimits limits() {
    return RiskLimits.parse(
        Map.of(
            "max_order_value", "100000",
            "max_position_percent", "5",
            "max_open_positions", "400",
            "max_daily_orders", "100000",
            "daily_loss_percent", "20",
            "max_drawdown_percent", "20",
            "price_collar_percent", "5",
            "duplicate_window", "PT30S"));
  }

  private static FloorTerms terms(TradingCalendar calendar) {
    return new FloorTerms(
        USD,
        calendar,
        MINUTE,
        new FloorTerms.Sizing(
            new PositionSizer(false, BigDecimal.ZERO, BigDecimal.ONE),
            new BigDecimal("0.2"),
            new BigDecimal("95"),
            BigDecimal.ZERO,
            BigDecimal.ONE),
        Optional.of(BigDecimal.ONE),
        TimeInForce.DAY,
        SOURCE);
  }

  private static SimulationModel model(TradingCalendar calendar, long seed) {
    return new SimulationModel(
        new Timing(
            FillModel.NEXT_OPEN,
            new Latency.Time(Duration.ofMillis(100)),
            MarketSchedule.of(calendar)),
        new Costs(
            new Slippage.BasisPoints(new BigDecimal("5")),
            new Commission(new BigDecimal("0.005"), BigDecimal.ZERO, BigDecimal.ONE)),
        VenueRules.wholeUnits().withParticipation(new BigDecimal("0.1")),
        Mishaps.none(),
        seed);
  }
}
