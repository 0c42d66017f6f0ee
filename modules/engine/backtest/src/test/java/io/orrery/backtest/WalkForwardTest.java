package io.orrery.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orrery.market.BarSeries;
import io.orrery.strategy.Momentum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Choosing on one span and judging on the span behind it. */
class WalkForwardTest {

  private static final BarSeries SERIES = Scenario.series("ABC", 600, new SplittableRandom(7));
  private static final List<Split> SPLITS =
      Split.walkForward(SERIES, 200, 100, Split.Start.ROLLING);

  @Test
  void splitsJudgeEveryBarAtMostOnceAndBehindItsChoice() {
    for (Split.Start start : Split.Start.values()) {
      List<Split> splits = Split.walkForward(SERIES, 200, 100, start);
      assertThat(splits).hasSize((SERIES.size() - 200) / 100);
      for (int i = 0; i < splits.size(); i++) {
        Split split = splits.get(i);
        assertThat(bars(split.outOfSample())).isEqualTo(100);
        assertThat(bars(split.inSample()))
            .isEqualTo(start == Split.Start.ROLLING ? 200 : 200 + i * 100);
        assertThat(split.outOfSample().fromMillis()).isEqualTo(split.inSample().toMillis());
        if (i > 0) {
          assertThat(splits.get(i - 1).outOfSample().toMillis())
              .isLessThanOrEqualTo(split.outOfSample().fromMillis());
        }
      }
    }
  }

  private static int bars(Window window) {
    return SERIES.indexAtOrAfter(window.toMillis()) - SERIES.indexAtOrAfter(window.fromMillis());
  }

  @Test
  void holdsTheNewestBarsOut() {
    Split split = Split.holdOut(SERIES, 0.25);

    assertThat((double) bars(split.outOfSample()) / SERIES.size()).isCloseTo(0.25, within(0.01));
    assertThat(split.outOfSample().contains(SERIES.startMillis(SERIES.size() - 1))).isTrue();
    assertThat(split.inSample().contains(SERIES.startMillis(0))).isTrue();
  }

  @Test
  void refusesSpansThatOverlap() {
    assertThatThrownBy(() -> new Split(new Window(0, 100), new Window(99, 200)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the out-of-sample span must begin behind the in-sample span");
    assertThatThrownBy(() -> Split.walkForward(SERIES, 600, 100, Split.Start.ROLLING))
        .hasMessageStartingWith("a split must have at least 700 bars");
  }

  @Tag("U18")
  @Test
  void runsOutOfSampleOnlyWhatWasChosenInSample() throws Exception {
    List<SweepPoint> ran = new ArrayList<>();
    List<Fold<RunSummary>> folds =
        new WalkForward<>(
                SPLITS, 8, (point, goOn) -> SweepTest.summary(point), RunSummary::totalReturn)
            .run(Runnable::run, 1, Map.of(), (point, r, s) -> ran.add(point), () -> true);

    assertThat(ran.stream().filter(point -> point.sample() == Sample.OUT_OF_SAMPLE))
        .hasSameSizeAs(SPLITS);
    for (Fold<RunSummary> fold : folds) {
      SweepPoint best =
          SweepPoint.inSample(8, fold.split().inSample()).stream()
              .max(Comparator.comparingDouble(point -> SweepTest.summary(point).totalReturn()))
              .orElseThrow();
      assertThat(fold.inSample()).isEqualTo(SweepTest.summary(best));
      assertThat(fold.outOfSample().sample()).isEqualTo(Sample.OUT_OF_SAMPLE);
      assertThat(fold.outOfSample())
          .isEqualTo(
              SweepTest.summary(
                  new SweepPoint(
                      fold.candidate(), fold.split().outOfSample(), Sample.OUT_OF_SAMPLE)));
    }
  }

  @Test
  void takesTheFirstOfEqualsAndNeverWhatIsNotANumber() throws Exception {
    double[] scores = {Double.NaN, 1, 1, Double.NaN};
    List<Fold<Integer>> folds =
        new WalkForward<Integer>(
                SPLITS, 4, (point, goOn) -> point.candidate(), candidate -> scores[candidate])
            .run(Runnable::run, 1, Map.of(), (point, r, s) -> {}, () -> true);

    assertThat(folds).extracting(Fold::candidate).containsOnly(1);
  }

  @Test
  void historyOfTheOutOfSampleSpanIsNoWarmUpThatIsLost() {
    Split split = Split.holdOut(SERIES, 0.5);
    Log log = new Log();
    new Backtest(List.of(SERIES))
        .walk(
            symbol -> new Momentum(50, -1, -0.99, 1),
            SweepTest.spec().within(split.outOfSample(), Sample.OUT_OF_SAMPLE),
            log,
            () -> true);

    assertThat(log.orders.get(0).millis()).isEqualTo(split.outOfSample().fromMillis() + 60_000);
  }

  @Test
  void endsWhenCancelled() {
    WalkForward<RunSummary> walk =
        new WalkForward<>(
            SPLITS, 4, (point, goOn) -> SweepTest.summary(point), RunSummary::totalReturn);

    assertThatThrownBy(() -> walk.run(Runnable::run, 1, Map.of(), (p, r, s) -> {}, () -> false))
        .isInstanceOf(CancellationException.class)
        .hasMessage("the walk-forward was told to stop after 0 points");
  }
}
