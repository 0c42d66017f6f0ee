package io.orrery.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import io.orrery.strategy.Leak.Kind;
import io.orrery.testkit.ReferenceData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("U18")
class LookAheadCheckTest {

  private static final BarSeries SERIES = TestSeries.random(TestSeries.SEED, 400);
  private static final LookAheadCheck CHECK = LookAheadCheck.seeded(TestSeries.SEED);

  static Stream<Strategy> honest() {
    Stream<Strategy> builtIn =
        Strategies.builtIn().all().stream()
            .map(each -> Strategies.builtIn().create(each.name().value(), Map.of()));
    return Stream.concat(builtIn, Stream.of(LeakingStrategies.buysOnMondays()));
  }

  @ParameterizedTest
  @MethodSource("honest")
  void findsNothingInAnHonestStrategy(Strategy strategy) {
    assertThat(CHECK.findIn(SERIES, series -> strategy)).as(seed()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("honest")
  void findsNothingInAnHonestStrategyOnARealSeries(Strategy strategy) {
    assertThat(CHECK.findIn(ReferenceData.daily("GOOG").slice(0, 700), series -> strategy))
        .as(seed())
        .isEmpty();
  }

  static Stream<Arguments> leaking() {
    return Stream.of(
        leaks("keeps the series", LeakingStrategies::keepsTheSeries, Kind.LATER_BARS_CHANGED),
        leaks("foresees crashes", LeakingStrategies::foreseesCrashes, Kind.LATER_BARS_CHANGED),
        leaks(
            "scales by the highest of all",
            LeakingStrategies::scalesByTheHighestOfAll,
            Kind.LATER_BARS_CHANGED),
        leaks(
            "knows the next start", LeakingStrategies::knowsTheNextStart, Kind.LATER_BARS_CHANGED),
        leaks(
            "gets out before the end",
            LeakingStrategies::getsOutBeforeTheEnd,
            Kind.LATER_BARS_REMOVED),
        leaks("reads a file", s -> LeakingStrategies.readsAFile(SERIES), Kind.OTHER_YEARS),
        leaks("throws a coin", s -> LeakingStrategies.throwsACoin(), Kind.SAME_AGAIN),
        leaks("counts", s -> LeakingStrategies.counts(), Kind.OTHER_ORDER),
        leaks("remembers", s -> LeakingStrategies.remembers(), Kind.OTHER_ORDER),
        leaks(
            "looks at all bars", s -> LeakingStrategies.looksAtAllBars(), Kind.OLDER_BARS_REMOVED),
        leaks("acts otherwise", s -> LeakingStrategies.actsOtherwise(), Kind.WITHOUT_WORDS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("leaking")
  void findsALeak(String what, Function<BarSeries, Strategy> factory, Kind kind) {
    Optional<Leak> leak = CHECK.findIn(SERIES, factory);
    assertThat(leak).as(what + ", " + seed()).isPresent();
    assertThat(leak.orElseThrow().kind()).as(what + ", " + seed()).isEqualTo(kind);
  }

  @Test
  void saysWhichBarWhichDecisionAndWhichLaterBarMattered() {
    Leak leak = CHECK.findIn(SERIES, LeakingStrategies::foreseesCrashes).orElseThrow();
    assertThat(leak.cause()).as("the bar after the decision").hasValue(leak.bar() + 1);
    assertThat(leak.start().toEpochMilli()).isEqualTo(SERIES.startMillis(leak.bar()));
    assertThat(leak.before()).isNotEqualTo(leak.after());
    assertThat(leak.sentence())
        .startsWith("the decision on bar " + leak.bar() + " (20")
        .contains("must not change when later bars were changed (bar " + (leak.bar() + 1))
        .contains("HOLD")
        .contains("SELL");
  }

  @Test
  void saysWhoseExistenceMattered() {
    Leak leak = CHECK.findIn(SERIES, LeakingStrategies::getsOutBeforeTheEnd).orElseThrow();
    assertThat(leak.cause()).isPresent();
    assertThat(leak.cause().getAsInt()).isEqualTo(leak.bar() + 4);
  }

  @Test
  void aCheckOfOneSeedIsRepeatable() {
    assertThat(CHECK.findIn(SERIES, LeakingStrategies::scalesByTheHighestOfAll))
        .isEqualTo(CHECK.findIn(SERIES, LeakingStrategies::scalesByTheHighestOfAll));
  }

  @Test
  void aStrategyCannotReachABarThatHasNotClosed() {
    Strategy reaching =
        LeakingStrategies.strategy(
            (bars, holding) -> bars.close(-1) > bars.close(0) ? Action.BUY : Action.HOLD);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> CHECK.findIn(SERIES, series -> reaching))
        .withMessageContaining("was -1");
  }

  /** A screener: it takes the bars after which the close gained most, so far or of all. */
  @Test
  void checksWhatIsNoStrategyAsWell() {
    assertThat(CHECK.find(SERIES, series -> isHighest(series, false))).as(seed()).isEmpty();
    assertThat(CHECK.find(SERIES, series -> isHighest(series, true))).as(seed()).isPresent();
  }

  /** A fill at this bar's close is known when it closes; one at the next open is not yet. */
  @Test
  void checksFillsBarByBar() {
    Decisions<Double> sameClose = series -> prices(series, 0);
    Decisions<Double> nextClose = series -> prices(series, 1);
    assertThat(CHECK.find(SERIES, sameClose)).isEmpty();
    assertThat(CHECK.find(SERIES, nextClose).orElseThrow().kind())
        .isEqualTo(Kind.LATER_BARS_CHANGED);
  }

  @Test
  void refusesWhatItCannotCheck() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CHECK.find(SERIES, series -> List.of("one")))
        .withMessage("decisions must be one for each of 400 bars, were 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CHECK.find(SERIES.slice(0, 1), series -> List.of("one")))
        .withMessage("a check for look-ahead needs at least 2 bars, was given 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LookAheadCheck(1, 0))
        .withMessage("cuts must be at least 1, was 0");
  }

  @Test
  void nothingLaterIsInTheBarsThatAStrategySees() {
    for (int count = 1; count < SERIES.size(); count++) {
      Bars bars = TestSeries.upTo(SERIES, count);
      assertThat(bars.size()).isEqualTo(count);
      assertThat(bars.startMillis(0)).isEqualTo(SERIES.startMillis(count - 1));
    }
  }

  private static List<Boolean> isHighest(BarSeries series, boolean ofAll) {
    List<Double> closes = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      closes.add(series.close(i));
    }
    List<Boolean> chosen = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      List<Double> known = closes.subList(0, ofAll ? closes.size() : i + 1);
      chosen.add(closes.get(i) >= 0.8 * Collections.max(known));
    }
    return chosen;
  }

  private static List<Double> prices(BarSeries series, int later) {
    List<Double> prices = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      prices.add(i + later < series.size() ? series.close(i + later) : 0);
    }
    return prices;
  }

  private static Arguments leaks(String what, Function<BarSeries, Strategy> factory, Kind kind) {
    return Arguments.of(what, factory, kind);
  }

  private static String seed() {
    return "-Dtest.seed=" + TestSeries.SEED;
  }
}
