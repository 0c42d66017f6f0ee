package io.orrery.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.market.BarSeries;
import io.orrery.strategy.Momentum;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many runs on many threads. */
class SweepTest {

  private static final BarSeries SERIES = Scenario.series("ABC", 600, new SplittableRandom(7));
  private static final Backtest BACKTEST = new Backtest(List.of(SERIES));

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<SweepPoint> points =
      SweepPoint.of(12, Split.walkForward(SERIES, 200, 100, Split.Start.ROLLING));

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Tag("U17")
  @Test
  void givesTheSameResultsInTheSameOrderOnAnyNumberOfThreads() throws Exception {
    SweepResult<RunSummary> one =
        sweep(points).run(threads, 1, Map.of(), (p, r, s) -> {}, () -> true);
    SweepResult<RunSummary> four =
        sweep(points).run(threads, 4, Map.of(), (p, r, s) -> {}, () -> true);

    assertThat(one.isComplete()).isTrue();
    assertThat(List.copyOf(one.results().keySet())).isEqualTo(points);
    assertThat(List.copyOf(four.results().entrySet()))
        .isEqualTo(List.copyOf(one.results().entrySet()));
    assertThat(one.results().values().stream().distinct()).hasSizeGreaterThan(20);
  }

  @Test
  void saysOfEachResultWhetherItIsOutOfSample() throws Exception {
    sweep(points)
        .run(threads, 2, Map.of(), (p, r, s) -> {}, () -> true)
        .results()
        .forEach((point, result) -> assertThat(result.sample()).isEqualTo(point.sample()));
    assertThat(points.stream().map(SweepPoint::sample))
        .contains(Sample.IN_SAMPLE, Sample.OUT_OF_SAMPLE);
  }

  @Test
  void endsWhenCancelledAndGoesOnWithWhatItHad() throws Exception {
    Map<SweepPoint, RunSummary> kept = new HashMap<>();
    SweepResult<RunSummary> whole =
        sweep(points).run(threads, 2, Map.of(), (p, r, s) -> {}, () -> true);

    SweepResult<RunSummary> part =
        sweep(points).run(threads, 2, Map.of(), (p, r, s) -> kept.put(p, r), () -> kept.size() < 5);
    assertThat(part.isComplete()).isFalse();
    assertThat(part.results()).isEqualTo(kept);
    assertThat(kept).hasSizeBetween(5, 8);

    AtomicInteger more = new AtomicInteger();
    SweepResult<RunSummary> rest =
        sweep(points).run(threads, 2, kept, (p, r, s) -> more.incrementAndGet(), () -> true);
    assertThat(more.get()).isEqualTo(points.size() - kept.size());
    assertThat(List.copyOf(rest.results().entrySet()))
        .isEqualTo(List.copyOf(whole.results().entrySet()));
  }

  @Test
  void saysHowFarItIsAndHowLongTheRestWillTake() throws Exception {
    List<SweepProgress> told = new ArrayList<>();
    sweep(points).run(threads, 3, Map.of(), (p, r, progress) -> told.add(progress), () -> true);

    assertThat(told).extracting(SweepProgress::done).isEqualTo(ascending(points.size()));
    assertThat(told).extracting(SweepProgress::total).containsOnly(points.size());
    assertThat(told.get(0).left()).isPositive();
    assertThat(told.get(points.size() - 1).left()).isEqualTo(Duration.ZERO);
    assertThat(SweepProgress.of(10, 14, 20, 8_000))
        .isEqualTo(new SweepProgress(14, 20, Duration.ofNanos(8_000), Duration.ofNanos(12_000)));
  }

  private static List<Integer> ascending(int count) {
    return java.util.stream.IntStream.rangeClosed(1, count).boxed().toList();
  }

  @Test
  void namesThePointThatFailed() {
    Sweep<RunSummary> failing =
        new Sweep<>(
            points,
            (point, goOn) -> {
              if (point.candidate() == 3) {
                throw new IllegalArgumentException("no such thing");
              }
              return summary(point);
            });

    assertThatThrownBy(() -> failing.run(threads, 2, Map.of(), (p, r, s) -> {}, () -> true))
        .isInstanceOf(SweepFailedException.class)
        .hasMessageStartingWith("every point of a sweep must run, candidate 3 in 2023-11-1")
        .hasMessageEndingWith("failed: no such thing");
  }

  @Test
  void stopsItsWorkersWhenItsThreadIsInterrupted() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Sweep<RunSummary> endless =
        new Sweep<>(
            points,
            (point, goOn) -> {
              running.countDown();
              while (goOn.getAsBoolean()) {
                Thread.onSpinWait();
              }
              throw new java.util.concurrent.CancellationException("told to stop");
            });
    Thread caller =
        new Thread(
            () -> {
              try {
                endless.run(threads, 2, Map.of(), (p, r, s) -> {}, () -> true);
              } catch (InterruptedException | RuntimeException ended) {
                thrown.set(ended);
              }
            });
    caller.start();
    running.await();
    caller.interrupt();
    caller.join(10_000);

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void worksOnItsOwnThreadIfTheExecutorHasNoRoom() throws Exception {
    SweepResult<RunSummary> result =
        sweep(points)
            .run(
                task -> {
                  throw new RejectedExecutionException();
                },
                2,
                Map.of(),
                (p, r, s) -> {},
                () -> true);

    assertThat(result.isComplete()).isTrue();
  }

  @Test
  void aRunEndsInTheMiddleWhenItIsToldTo() {
    assertThatThrownBy(
            () ->
                BACKTEST.run(
                    symbol -> Momentum.withDefaults(), spec(), WalkListener.NONE, () -> false))
        .isInstanceOf(java.util.concurrent.CancellationException.class)
        .hasMessage("the run was told to stop after 0 bars");
  }

  @Test
  void refusesAPointThatComesTwice() {
    assertThatThrownBy(() -> sweep(List.of(points.get(0), points.get(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a sweep must have no point twice");
  }

  static BacktestSpec spec() {
    return BacktestSpec.of(new BigDecimal(10_000), Sizing.allCash(), ExecutionModel.nextOpen());
  }

  private static Sweep<RunSummary> sweep(List<SweepPoint> points) {
    return new Sweep<>(points, (point, goOn) -> summary(point));
  }

  static RunSummary summary(SweepPoint point) {
    Momentum momentum = new Momentum(5 + point.candidate(), 0.01, -0.01, 1);
    BacktestSpec spec = spec().within(point.window(), point.sample());
    return RunSummary.of(BACKTEST, symbol -> momentum, spec, () -> true);
  }
}
