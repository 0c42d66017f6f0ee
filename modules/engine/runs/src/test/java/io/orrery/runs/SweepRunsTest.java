package io.orrery.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.analytics.Measure;
import io.orrery.backtest.Sample;
import io.orrery.testkit.Samples;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sweep is one session, the same on any number of cores, and goes on where it was ended. */
final class SweepRunsTest {

  private final Desk desk = new Desk("AAA", "BBB");
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  @Tag("U17")
  void findsTheSamePointsInTheSameOrderOnAnyNumberOfThreads() {
    List<PointSwept> one = sweeps(1).prepare(desk.terms(), plain()).run(RunProgress.NONE);
    List<PointSwept> many = sweeps(7).prepare(desk.terms(), plain()).run(RunProgress.NONE);

    assertThat(one).hasSize(40).isEqualTo(many);
    assertThat(one).extracting(PointSwept::set).isSorted();
    assertThat(one.stream().map(each -> each.value(Measure.TOTAL_RETURN)).distinct().count())
        .isGreaterThan(10);
  }

  @Test
  void goesOnWhereItWasEnded() {
    SweepRuns.Prepared first = sweeps(3).prepare(desk.terms(), plain());
    assertThatThrownBy(() -> first.run((done, total) -> done < 10))
        .isInstanceOf(CancellationException.class);

    SweepRuns.Prepared second = sweeps(2).resume(first.id());

    assertThat(second.known()).isBetween(10, 39);
    assertThat(second.run(RunProgress.NONE))
        .isEqualTo(sweeps(1).prepare(desk.terms(), plain()).run(RunProgress.NONE));
    assertThatThrownBy(() -> sweeps(1).resume(first.id())).hasMessageContaining("came to its end");
  }

  @Test
  void triesTheBestSetOfEachFoldOnWhatCameThen() {
    SweepTerms terms = new SweepTerms(Map.of(), axes(), 3, Optional.empty(), Measure.TOTAL_RETURN);

    List<PointSwept> points = sweeps(2).prepare(desk.terms(), terms).run(RunProgress.NONE);

    assertThat(points).hasSize(3 * 41);
    for (int fold = 0; fold < 3; fold++) {
      int number = fold;
      List<PointSwept> of = points.stream().filter(each -> each.fold() == number).toList();
      PointSwept tried = of.get(of.size() - 1);
      assertThat(tried.sample()).isEqualTo(Sample.OUT_OF_SAMPLE);
      assertThat(of.subList(0, 40))
          .allMatch(each -> each.sample() == Sample.IN_SAMPLE)
          .allMatch(
              each ->
                  each.value(Measure.TOTAL_RETURN)
                          .orElseThrow()
                          .compareTo(of.get(tried.set()).value(Measure.TOTAL_RETURN).orElseThrow())
                      <= 0);
    }
  }

  @Test
  @Tag("U18")
  void choosesWithoutSeeingWhatItIsTriedOn() {
    LocalDate cut = LocalDate.of(2022, 1, 3);
    SweepTerms terms = new SweepTerms(Map.of(), axes(), 0, Optional.of(cut), Measure.TOTAL_RETURN);

    List<PointSwept> points = sweeps(2).prepare(desk.terms(), terms).run(RunProgress.NONE);
    List<PointSwept> before =
        sweeps(2)
            .prepare(desk.terms("to", cut.minusDays(1).toString()), plain())
            .run(RunProgress.NONE);

    assertThat(points.subList(0, 40)).isEqualTo(before);
    assertThat(points.get(40).sample()).isEqualTo(Sample.OUT_OF_SAMPLE);
  }

  @Test
  @Tag("U12")
  void refusesASetThatItsStrategyDoesNotTakeAndRecordsNothing() {
    SweepTerms terms = SweepTerms.of(Map.of(), Map.of("lookback", "-5..20..5"));

    assertThatThrownBy(() -> sweeps(1).prepare(desk.terms(), terms))
        .hasMessageContaining("lookback");
    assertThat(desk.newestFirst()).isEmpty();
  }

  private SweepRuns sweeps(int workers) {
    return new SweepRuns(desk, desk.sources(), Samples.CLOCK, threads, workers);
  }

  private static SweepTerms plain() {
    return SweepTerms.of(Map.of(), axes());
  }

  private static Map<String, String> axes() {
    return Map.of("lookback", "2..41..1");
  }
}
