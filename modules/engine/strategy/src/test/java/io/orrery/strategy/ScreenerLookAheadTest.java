package io.orrery.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Symbol;
import io.orrery.market.BarCursor;
import io.orrery.market.BarSeries;
import io.orrery.market.Gainer;
import io.orrery.market.Screener;
import io.orrery.market.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the screener chooses changes with no bar that had not closed when it was asked. */
@Tag("U18")
class ScreenerLookAheadTest {

  private static final BarSeries SERIES = TestSeries.random(TestSeries.SEED, 250);
  private static final LookAheadCheck CHECK = LookAheadCheck.seeded(TestSeries.SEED);
  private static final Screener SCREENER = new Screener(3, 5, 1000);

  /** How many bars of an instrument somebody looks at, at a moment. */
  @FunctionalInterface
  private interface Known {
    int bars(BarSeries instrument, long moment);
  }

  @Test
  void choosesTheSameWhateverBarsComeLater() {
    Optional<Leak> leak =
        CHECK.find(SERIES, screened((each, moment) -> closedBy(each, moment, each.interval())));

    assertThat(leak.map(Leak::sentence)).as(seed()).isEmpty();
  }

  /** Without choices that differ from moment to moment the check above would find nothing. */
  @Test
  void choosesOthersFromDayToDay() {
    List<List<Gainer>> chosen =
        screened((each, moment) -> closedBy(each, moment, each.interval())).on(SERIES);

    assertThat(chosen.get(0)).as("of one closed bar each, " + seed()).isEmpty();
    assertThat(chosen.stream().distinct().count()).as(seed()).isGreaterThan(200);
    assertThat(chosen.stream().flatMap(List::stream).map(Gainer::symbol).distinct())
        .as(seed())
        .hasSizeGreaterThan(3);
  }

  @Test
  void aScreenerThatLooksAtTheBarsToComeIsCaught() {
    Optional<Leak> leak =
        CHECK.find(
            SERIES,
            screened(
                (each, moment) ->
                    Math.min(each.size(), closedBy(each, moment, each.interval()) + 1)));

    assertThat(leak).as(seed()).isPresent();
    assertThat(leak.orElseThrow().cause()).as(seed()).hasValue(leak.orElseThrow().bar() + 1);
  }

  /** Bars of one market have not closed when those of another have. */
  @Test
  void aScreenerThatTakesABarWhileItLastsIsCaught() {
    Optional<Leak> leak =
        CHECK.find(SERIES, screened((each, moment) -> closedBy(each, moment, Duration.ZERO)));

    assertThat(leak).as(seed()).isPresent();
  }

  @Test
  void aScreenerThatRemovesWhoIsDelistedLaterIsCaught() {
    Decisions<List<Gainer>> surviving =
        series -> {
          boolean survives = series.close(series.size() - 1) > series.close(0);
          Screener screener = survives ? SCREENER : new Screener(1, 5, 1000);
          return moments(series)
              .map(moment -> screener.topGainers(closed(series, moment)))
              .toList();
        };

    assertThat(CHECK.find(SERIES, surviving)).as(seed()).isPresent();
  }

  /** The screener asked when each bar of {@code series} has closed, on a market made of it. */
  private static Decisions<List<Gainer>> screened(Known known) {
    return series -> {
      List<BarSeries> market = market(series);
      return moments(series)
          .map(moment -> SCREENER.topGainers(snapshots(market, known, moment)))
          .toList();
    };
  }

  private static Stream<Long> moments(BarSeries series) {
    List<Long> moments = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      moments.add(series.startMillis(i) + series.interval().toMillis());
    }
    return moments.stream();
  }

  private static List<Snapshot> closed(BarSeries series, long moment) {
    return snapshots(market(series), (each, at) -> closedBy(each, at, each.interval()), moment);
  }

  private static List<Snapshot> snapshots(List<BarSeries> market, Known known, long moment) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (BarSeries each : market) {
      BarCursor cursor = each.cursor();
      for (int bar = known.bars(each, moment); bar > 0; bar--) {
        cursor.next();
      }
      snapshots.add(Snapshot.of(each.symbol(), cursor.bars()));
    }
    return snapshots;
  }

  /** How many bars are over, which is {@code length} after their start. */
  private static int closedBy(BarSeries series, long moment, Duration length) {
    return series.indexAtOrAfter(moment - length.toMillis() + 1);
  }

  /**
   * Seven instruments that move by themselves, and with every bar of {@code series}: where its
   * later bars change, theirs do. The bars of every second begin half a day later.
   */
  private static List<BarSeries> market(BarSeries series) {
    return Stream.of("AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG")
        .map(name -> instrument(series, name))
        .toList();
  }

  private static BarSeries instrument(BarSeries series, String name) {
    SplittableRandom random = new SplittableRandom(TestSeries.SEED + name.hashCode());
    long later = name.hashCode() % 2 == 0 ? 0 : series.interval().toMillis() / 2;
    BarSeries.Builder bars = BarSeries.builder(new Symbol(name), series.interval());
    for (int i = 0; i < series.size(); i++) {
      double price = 0.8 + 0.4 * random.nextDouble();
      bars.add(
          series.startMillis(i) + later,
          series.open(i) * price,
          series.high(i) * price,
          series.low(i) * price,
          series.close(i) * price,
          series.volume(i));
    }
    return bars.build();
  }

  private static String seed() {
    return "-Dtest.seed=" + TestSeries.SEED;
  }
}
