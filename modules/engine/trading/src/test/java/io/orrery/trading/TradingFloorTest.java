package io.orrery.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Mic;
import io.orrery.basics.SourceName;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import io.orrery.market.CalendarRules;
import io.orrery.market.MergedFeed;
import io.orrery.market.SectorMap;
import io.orrery.market.TradingCalendar;
import io.orrery.order.TimeInForce;
import io.orrery.risk.PositionSizer;
import io.orrery.strategy.BuyAndHold;
import io.orrery.strategy.Holding;
import io.orrery.strategy.Signal;
import io.orrery.strategy.Strategy;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import io.orrery.trading.observability.AlertRaised;
import io.orrery.trading.observability.ReasonCode;
import io.orrery.trading.observability.Role;
import io.orrery.universe.Lineage;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TradingFloorTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant MONDAY = Instant.parse("2026-01-26T00:00:00Z");

  private final MovableClock clock = new MovableClock();
  private final CrashingStorage storage = new CrashingStorage(new InMemoryStorage(clock));
  private final Life life = new Life(storage, new Exchange(), clock);

  @Tag("U8")
  @Test
  void aStopInTheMiddleOfARecordKeepsItNotFromBeingWritten() throws InterruptedException {
    life.trading.open();
    CountDownLatch recording = new CountDownLatch(1);
    CountDownLatch stopping = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    storage.before =
        where -> {
          recording.countDown();
          awaitQuietly(stopping);
          interrupted.compareAndSet(false, Thread.currentThread().isInterrupted());
        };
    TradingFloor floor = floor(life);
    floor.start();
    recording.await();
    Thread stop = new Thread(floor::stop);
    stop.start();
    while (stop.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    stopping.countDown();
    stop.join();
    assertThat(interrupted).isFalse();
    assertThat(floor.report().state()).isEqualTo(AgentReport.State.IDLE);
    assertThat(floor.report().reason()).contains("it was told to stop");
    assertThat(life.desk().blocks()).isEmpty();
    assertThat(life.broker.sent).hasSize(1);
  }

  @Test
  void tradesToTheEndOfItsDataAndSaysSo() {
    life.trading.open();
    TradingFloor floor = floor(life);
    assertThat(floor.report().state()).isEqualTo(AgentReport.State.INITIALIZED);
    floor.run();
    assertThat(floor.report().reason()).contains("the market's data ended");
    assertThat(life.broker.sent).hasSize(1);
  }

  @Test
  @Tag("U18")
  void decidesNothingOnBarsThatAreHistory() {
    life.trading.open();
    clock.advance(Duration.between(clock.instant(), MONDAY.plus(Duration.ofDays(30))));
    TradingFloor floor = floor(life);

    floor.run();

    assertThat(life.broker.sent).isEmpty();
  }

  @Test
  void decidesNothingBeforeTheBrokerIsReached() {
    TradingFloor floor = floor(life);

    floor.run();

    assertThat(life.broker.sent).isEmpty();
    assertThat(life.universes.archive(Universe.PAPER).equity().lastSeq())
        .as("what a broker that was not asked yet said of the account")
        .isZero();
  }

  @Test
  void goesOnBehindAMomentAtWhichTheBrokerDidNotAnswer() {
    life.trading.open();
    life.broker.silent = true;
    TradingFloor floor = floor(life);

    floor.run();

    assertThat(floor.report().state()).isEqualTo(AgentReport.State.IDLE);
    assertThat(floor.report().reason()).contains("the market's data ended");
    assertThat(life.broker.sent).isEmpty();
  }

  /** Each stop and each other strategy goes on; a failure is told when it begins. */
  @Test
  void goesOnWithoutWhatAStrategyThatFailsWouldDecide() {
    life.trading.open();
    TradingFloor floor =
        floor(
            life, symbol -> symbol.value().equals("AAA") ? new Failing() : new BuyAndHold(), "BBB");

    floor.run();

    assertThat(floor.report().reason()).contains("the market's data ended");
    assertThat(life.broker.sent.values())
        .extracting(order -> order.ticket().symbol().value())
        .containsExactly("BBB");
    assertThat(life.universes.archive(Universe.PAPER).events().after(0, 100))
        .map(Recorded::fact)
        .filteredOn(AlertRaised.class::isInstance)
        .singleElement()
        .isEqualTo(
            AlertRaised.of(
                ReasonCode.AGENT_FAILED,
                Role.SIGNAL,
                "failing failed on AAA, and decided nothing: java.lang.IllegalStateException: on purpose"));
    assertThat(life.trading.roster().report(Role.SIGNAL).done()).isEqualTo(3);
    assertThat(life.universes.archive(Universe.PAPER).equity().lastSeq()).isEqualTo(3);
  }

  /** Always throws. */
  private record Failing() implements Strategy {

    @Override
    public StrategyName name() {
      return new StrategyName("failing");
    }

    @Override
    public String description() {
      return "Throws.";
    }

    @Override
    public int requiredHistory() {
      return 1;
    }

    @Override
    public SortedMap<String, String> parameters() {
      return new TreeMap<>();
    }

    @Override
    public Signal decide(Bars bars, Holding holding) {
      throw new IllegalStateException("on purpose");
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static TradingFloor floor(Life life) {
    return floor(life, symbol -> new BuyAndHold());
  }

  private static TradingFloor floor(
      Life life, Function<Symbol, Strategy> strategies, String... others) {
    MarketClock market = new MarketClock(MONDAY);
    List<BarSeries> series =
        Stream.concat(Stream.of("AAA"), Stream.of(others))
            .map(name -> BarSeries.of(new Symbol(name), DAY, List.of(bar(0), bar(1), bar(2))))
            .toList();
    return new TradingFloor(
        life.session,
        life.trading,
        new FloorMarket(
            MergedFeed.of(new Lineage.Unknown(), series),
            Venue.ELSEWHERE,
            new TickerTape(calendar(), new SectorMap(Map.of()), DAY, market),
            market),
        strategies,
        terms());
  }

  private static FloorTerms terms() {
    return new FloorTerms(
        new CurrencyCode("USD"),
        calendar(),
        DAY,
        new FloorTerms.Sizing(
            new PositionSizer(false, BigDecimal.ZERO, BigDecimal.ONE),
            BigDecimal.TEN,
            new BigDecimal("95"),
            BigDecimal.ZERO,
            BigDecimal.ONE),
        Optional.empty(),
        TimeInForce.DAY,
        new SourceName("floor"));
  }

  private static Bar bar(int day) {
    return new Bar(MONDAY.plus(DAY.multipliedBy(day)), 10, 11, 9, 10, 1000);
  }

  private static TradingCalendar calendar() {
    LocalDate first = LocalDate.of(2026, 1, 1);
    CalendarRules rules =
        new CalendarRules(new Mic("24X7"), ZoneId.of("UTC"), first, first.plusDays(60));
    for (DayOfWeek day : DayOfWeek.values()) {
      rules.hours(first, day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }
    return new TradingCalendar(rules, "test");
  }
}
