package io.orrery.acceptance.trading;

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
import io.orrery.trading.AgentReport;
import io.orrery.trading.DeskTerms;
import io.orrery.trading.Difference;
import io.orrery.trading.FloorMarket;
import io.orrery.trading.FloorTerms;
import io.orrery.trading.MarketClock;
import io.orrery.trading.RiskRules;
import io.orrery.trading.TickerTape;
import io.orrery.trading.Trading;
import io.orrery.trading.TradingFloor;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One day of XNYS in minute bars through strategy, gate, simulated broker and ledgers. */
final class SimulatedDay {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final LocalDate DAY = LocalDate.of(2024, 3, 5);
  private static final CurrencyCode USD = new CurrencyCode("USD");
  private static final SourceName SOURCE = new SourceName("simulated-day");

  private final Path home;
  private final long seed;
  private final TradingCalendar calendar;

  SimulatedDay(Path home, Path calendars, long seed) {
    this.home = home;
    this.seed = seed;
    this.calendar = new CalendarFolder(calendars).of(new Mic("XNYS"));
  }

  /**
   * What was left when it was over.
   *
   * @param bars how many came
   */
  record Outcome(
      long bars, AgentReport floor, List<Difference> differences, BigDecimal equity, int open) {}

  /** Trades {@code symbols} instruments from the opening to the close, as fast as it goes. */
  Outcome trade(int symbols) {
    List<Symbol> names =
        IntStream.range(0, symbols).mapToObj(i -> new Symbol("S" + (100 + i))).toList();
    GeneratedMarket generated =
        new GeneratedMarket(
            seed, names, new BarGrid(calendar, MINUTE), DAY, DAY, new MarketShape(0.25, 4, 2000));
    SimulationModel model = model();
    Universes universes =
        new Universes(
            List.of(
                new SessionSpec(
                    Universe.SIMULATION,
                    model.assumptions(),
                    generated.lineage(),
                    Optional.empty())),
            new FileStorage(home, Clock.systemUTC()),
            Audience.NOBODY,
            Clock.systemUTC());
    UniverseSession session = universes.open(Universe.SIMULATION);
    try {
      return trade(universes, session, generated, model);
    } finally {
      universes.close(Universe.SIMULATION, "the day is over");
    }
  }

  private Outcome trade(
      Universes universes,
      UniverseSession session,
      GeneratedMarket generated,
      SimulationModel model) {
    MarketClock clock = new MarketClock(calendar.day(DAY).orElseThrow().open());
    TickerTape tape = new TickerTape(calendar, new SectorMap(Map.of()), MINUTE, clock);
    SimulatedBroker broker =
        new SimulatedBroker(
            session.session(), model, new CashAccount("SIM-DAY", USD, new BigDecimal("1000000")));
    Trading trading =
        new Trading(
            session,
            universes.archive(Universe.SIMULATION),
            broker,
            rules(tape),
            DeskTerms.usual(SOURCE),
            clock);
    trading.open();
    TradingFloor floor =
        new TradingFloor(
            session,
            trading,
            new FloorMarket(
                generated.feed(), (symbol, bar) -> broker.bar(symbol, bar, MINUTE), tape, clock),
            symbol -> new Momentum(20, 0.002, -0.001, 0),
            terms());
    floor.run();
    trading.tick();
    List<Difference> differences = trading.reconcile();
    Outcome outcome =
        new Outcome(
            session.equity().session() == session.session() ? count(generated) : 0,
            floor.report(),
            differences,
            trading.desk().view().account().orElseThrow().equity().value(),
            trading.desk().view().working().size());
    return outcome;
  }

  private static long count(GeneratedMarket generated) {
    long bars = 0;
    try (var feed = generated.feed()) {
      while (feed.next()) {
        bars++;
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return bars;
  }

  private FloorTerms terms() {
    return new FloorTerms(
        USD,
        calendar,
        MINUTE,
        new FloorTerms.Sizing(
            new PositionSizer(false, BigDecimal.ZERO, BigDecimal.ONE),
            new BigDecimal("2"),
            new BigDecimal("95"),
            BigDecimal.ZERO,
            BigDecimal.ONE),
        Optional.of(new BigDecimal("1")),
        TimeInForce.DAY,
        SOURCE);
  }

  private static RiskRules rules(TickerTape tape) {
    return new RiskRules(
        new RiskGate(
            Universe.SIMULATION,
            RiskLimits.parse(
                Map.of(
                    "max_order_value", "50000",
                    "max_position_percent", "5",
                    "max_open_positions", "40",
                    "max_daily_orders", "2000",
                    "daily_loss_percent", "5",
                    "max_drawdown_percent", "10",
                    "price_collar_percent", "5",
                    "duplicate_window", "PT30S"))),
        CircuitBreaker.Rearm.BY_A_PERSON,
        tape);
  }

  private SimulationModel model() {
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
