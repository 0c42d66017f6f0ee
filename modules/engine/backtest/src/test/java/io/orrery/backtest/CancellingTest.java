package io.orrery.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.StrategyName;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import io.orrery.strategy.Action;
import io.orrery.strategy.Holding;
import io.orrery.strategy.Signal;
import io.orrery.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that is told to stop ends soon, however long its series is and however slow it is. */
@Timeout(60)
class CancellingTest {

  private static final int BARS = 100_000;
  private static final long BEGINNING = TimeUnit.MILLISECONDS.toNanos(300);
  private static final Duration SOON = Duration.ofSeconds(1);

  @Test
  void endsInTheMiddleOfALongSeries() {
    assertEndsSoon(List.of(series("ABC")), new Slow(0));
  }

  @Test
  void endsInTheMiddleOfManySeries() {
    assertEndsSoon(List.of(series("ABC"), series("DEF")), new Slow(0));
  }

  /** Bars pass in nothing as long as too few are known, and in a millisecond from then on. */
  @Test
  void endsSoonAlsoIfTheStrategyBecomesSlow() {
    assertEndsSoon(List.of(series("ABC")), new Slow(20_000));
  }

  @Test
  void asksBeforeTheFirstBar() {
    assertThatThrownBy(
            () ->
                new Backtest(List.of(series("ABC")))
                    .run(each -> new Slow(0), spec(), WalkListener.NONE, () -> false))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("after 0 bars");
  }

  @Test
  void endsASweepInTheMiddleOfAPoint() throws InterruptedException {
    Backtest backtest = new Backtest(List.of(series("ABC")));
    Told told = new Told();
    Sweep<Integer> sweep =
        new Sweep<>(
            List.of(new SweepPoint(0, Window.ALL, Sample.IN_SAMPLE)),
            (point, goOn) -> {
              backtest.walk(each -> new Slow(0), spec(), WalkListener.NONE, goOn);
              return 1;
            });

    SweepResult<Integer> result =
        sweep.run(Runnable::run, 1, Map.of(), (point, one, progress) -> {}, told);

    assertThat(result.isComplete()).isFalse();
    assertThat(told.since()).isLessThan(SOON);
  }

  @Test
  void manyMomentsPassBetweenTwoQuestionsOfAQuickWalk() {
    List<Long> asked = new ArrayList<>();
    BooleanSupplier goOn = () -> asked.add(System.nanoTime());
    new Backtest(List.of(series("ABC")))
        .walk(each -> Scenario.strategies().get(0), spec(), WalkListener.NONE, goOn);

    assertThat(asked.size()).isLessThan(BARS / 1000);
  }

  private static void assertEndsSoon(List<BarSeries> data, Strategy strategy) {
    Told told = new Told();

    assertThatThrownBy(
            () -> new Backtest(data).walk(each -> strategy, spec(), WalkListener.NONE, told))
        .isInstanceOf(CancellationException.class);

    assertThat(told.since()).isLessThan(SOON);
  }

  private static BacktestSpec spec() {
    return BacktestSpec.of(new BigDecimal(10_000), Sizing.allCash(), ExecutionModel.nextOpen());
  }

  private static BarSeries series(String symbol) {
    return Scenario.series(symbol, BARS, new SplittableRandom(7));
  }

  /** Says no from a moment on, and knows how long ago that moment is. */
  private static final class Told implements BooleanSupplier {
    private final AtomicLong end = new AtomicLong();

    @Override
    public boolean getAsBoolean() {
      end.compareAndSet(0, System.nanoTime() + BEGINNING);
      return System.nanoTime() < end.get();
    }

    Duration since() {
      return Duration.ofNanos(System.nanoTime() - end.get());
    }
  }

  /** Takes a millisecond for a decision, which is to hold. */
  private record Slow(int requiredBars) implements Strategy {

    @Override
    public StrategyName name() {
      return new StrategyName("slow");
    }

    @Override
    public String description() {
      return "Takes its time.";
    }

    @Override
    public int requiredHistory() {
      return Math.max(1, requiredBars);
    }

    @Override
    public SortedMap<String, String> parameters() {
      return new TreeMap<>();
    }

    @Override
    public Signal decide(Bars bars, Holding holding) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      return new Signal(Action.HOLD, 0, "it is slow", new TreeMap<>());
    }
  }
}
