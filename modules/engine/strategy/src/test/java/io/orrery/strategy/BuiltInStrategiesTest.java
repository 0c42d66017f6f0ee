package io.orrery.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.orrery.market.BarCursor;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInStrategiesTest {

  static Stream<Strategy> builtIn() {
    return Strategies.builtIn().all().stream()
        .map(each -> Strategies.builtIn().create(each.name().value(), Map.of()));
  }

  /** Thresholds of zero and the ends of the ranges among them. */
  static Stream<Strategy> manifold() {
    return Stream.concat(
        builtIn(),
        Stream.of(
            new Momentum(2, 0, 0, 0),
            new Momentum(50, -1, 10, 1),
            new MeanReversion(1, 0, 0, 1),
            new MeanReversion(7, 0, -1, 0),
            new Breakout(1, 0, 0, 0),
            new Breakout(30, 0, 1, 1),
            new Rsi(1, 0, 100, 1),
            new Rsi(2, 50, 60, 0)));
  }

  @ParameterizedTest
  @MethodSource("manifold")
  void actAndDecideAreOneDecision(Strategy strategy) {
    Random random = new Random(TestSeries.SEED);
    BarSeries series = TestSeries.random(random.nextLong(), 2000);
    BarCursor cursor = series.cursor();
    while (cursor.next()) {
      Bars bars = cursor.bars();
      if (bars.size() >= strategy.requiredHistory()) {
        double entry = bars.close(0) * (0.8 + 0.4 * random.nextDouble());
        for (Holding holding : List.of(TestHolding.FLAT, TestHolding.boughtAt(entry))) {
          assertThat(strategy.act(bars, holding))
              .as("bar %d, -Dtest.seed=%d", bars.size(), TestSeries.SEED)
              .isEqualTo(strategy.decide(bars, holding).action());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void actAllocatesNothing(Strategy strategy) {
    BarSeries series = TestSeries.random(TestSeries.SEED, 20_000);
    Holding held = TestHolding.boughtAt(100);
    int warm = count(strategy, series, held) + count(strategy, series, TestHolding.FLAT);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    BarCursor cursor = series.cursor();
    long before = threads.getCurrentThreadAllocatedBytes();
    int counted = count(strategy, cursor, held);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes for %d bars", series.size()).isLessThan(1000);
    assertThat(counted).isLessThanOrEqualTo(warm);
  }

  @Test
  void aStopOfOneNeverSellsAndAStopOfZeroSellsWhatHasNotGained() {
    Bars bars = TestSeries.all(TestSeries.daily(100, 100));
    Holding lost = TestHolding.boughtAt(10_000);
    Holding even = TestHolding.boughtAt(100);
    assertThat(new Momentum(2, 0.02, -0.01, 1).act(bars, lost)).isEqualTo(Action.HOLD);
    assertThat(new Momentum(2, 0.02, -0.01, 0).act(bars, even)).isEqualTo(Action.SELL);
    assertThat(new Momentum(2, 0.02, -0.01, 0).decide(bars, even).reason())
        .isEqualTo("Stop loss triggered (0.0% loss)");
  }

  @Test
  void anOversoldLevelOfZeroAndAnOverboughtLevelOfHundredCanBeReached() {
    Rsi rsi = new Rsi(2, 0, 100, 1);
    Signal buy = rsi.decide(TestSeries.all(TestSeries.daily(3, 2, 1)), TestHolding.FLAT);
    assertThat(buy).returns(Action.BUY, Signal::action).returns(1.0, Signal::strength);
    Signal sell = rsi.decide(TestSeries.all(TestSeries.daily(1, 2, 3)), TestHolding.boughtAt(1));
    assertThat(sell).returns(Action.SELL, Signal::action).returns(1.0, Signal::strength);
  }

  @Test
  void aRiseOfMoreThanDoubleIsAsSureAsCanBe() {
    Signal signal =
        new Momentum(2, 0.02, -0.01, 0.05)
            .decide(TestSeries.all(TestSeries.daily(1, 5)), TestHolding.FLAT);
    assertThat(signal.strength()).isEqualTo(1);
    assertThat(signal.numbers()).containsEntry("momentum", 4.0);
  }

  @Test
  void buyAndHoldBuysOnceAndKeeps() {
    Bars bars = TestSeries.all(TestSeries.daily(100));
    assertThat(new BuyAndHold().decide(bars, TestHolding.FLAT).action()).isEqualTo(Action.BUY);
    Signal held = new BuyAndHold().decide(bars, TestHolding.boughtAt(50));
    assertThat(held.action()).isEqualTo(Action.HOLD);
    assertThat(held.reason()).isEqualTo("Holding (P/L: 100.0%)");
  }

  private static int count(Strategy strategy, BarSeries series, Holding holding) {
    return count(strategy, series.cursor(), holding) + count(strategy, series.cursor(), holding);
  }

  private static int count(Strategy strategy, BarCursor cursor, Holding holding) {
    int counted = 0;
    while (cursor.next()) {
      if (cursor.bars().size() >= strategy.requiredHistory()) {
        counted += strategy.act(cursor.bars(), holding) == Action.HOLD ? 0 : 1;
      }
    }
    return counted;
  }
}
