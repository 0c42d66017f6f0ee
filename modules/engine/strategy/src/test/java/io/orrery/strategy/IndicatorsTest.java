package io.orrery.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import io.orrery.testkit.ReferenceData;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.GainIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LossIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

class IndicatorsTest {

  private static final int WARM_UP = 900;

  static Stream<BarSeries> series() {
    BarSeries random = TestSeries.random(TestSeries.SEED, 1500);
    return Stream.concat(Stream.of(random), google());
  }

  /** A real series, where it is there; the random one is compared in any case. */
  private static Stream<BarSeries> google() {
    try {
      return Stream.of(ReferenceData.daily("GOOG"));
    } catch (org.opentest4j.TestAbortedException absent) {
      return Stream.empty();
    }
  }

  @ParameterizedTest
  @MethodSource("series")
  void thoseOfAWindowAgreeWithTa4j(BarSeries series) {
    BaseBarSeries theirs = ta4j(series);
    ClosePriceIndicator close = new ClosePriceIndicator(theirs);
    same(series, 20, new SMAIndicator(close, 20), bars -> Indicators.sma(bars, 20));
    same(
        series,
        20,
        new StandardDeviationIndicator(close, 20),
        bars -> Indicators.standardDeviation(bars, 20));
    same(series, 14, new VWAPIndicator(theirs, 14), bars -> Indicators.vwap(bars, 14));
    same(
        series,
        20,
        new HighestValueIndicator(new HighPriceIndicator(theirs), 20),
        bars -> Indicators.highest(bars, 0, 20));
    same(
        series,
        20,
        new LowestValueIndicator(new LowPriceIndicator(theirs), 20),
        bars -> Indicators.lowest(bars, 0, 20));
    SMAIndicator gain = new SMAIndicator(new GainIndicator(close), 14);
    SMAIndicator loss = new SMAIndicator(new LossIndicator(close), 14);
    for (int i = 14; i < series.size(); i++) {
      double ratio = gain.getValue(i).doubleValue() / loss.getValue(i).doubleValue();
      near(i, Indicators.rsi(TestSeries.upTo(series, i + 1), 14), 100 - 100 / (1 + ratio));
    }
  }

  @ParameterizedTest
  @MethodSource("series")
  void bandsAgreeWithTa4j(BarSeries series) {
    ClosePriceIndicator close = new ClosePriceIndicator(ta4j(series));
    BollingerBandsMiddleIndicator middle =
        new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
    StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
    same(series, 20, middle, bars -> Indicators.bollinger(bars, 20, 2).middle());
    same(
        series,
        20,
        new BollingerBandsUpperIndicator(middle, deviation),
        bars -> Indicators.bollinger(bars, 20, 2).upper());
    same(
        series,
        20,
        new BollingerBandsLowerIndicator(middle, deviation),
        bars -> Indicators.bollinger(bars, 20, 2).lower());
  }

  @ParameterizedTest
  @MethodSource("series")
  void exponentialMeansOverAllBarsAgreeWithTa4jFromTheFirstBarOn(BarSeries series) {
    ClosePriceIndicator close = new ClosePriceIndicator(ta4j(series));
    MACDIndicator macd = new MACDIndicator(close, 12, 26);
    EMAIndicator signal = new EMAIndicator(macd, 9);
    same(series, 1, new EMAIndicator(close, 10), bars -> Indicators.ema(bars, 10, bars.size()));
    same(series, 1, macd, bars -> Indicators.macd(bars, 12, 26, 9, bars.size()).line());
    same(series, 1, signal, bars -> Indicators.macd(bars, 12, 26, 9, bars.size()).signal());
  }

  /**
   * ta4j begins Wilder's means with the first value; ours, as Wilder did, with a mean of values.
   */
  @ParameterizedTest
  @MethodSource("series")
  void wildersAgreeWithTa4jOnceTheirSeedsAreForgotten(BarSeries series) {
    BaseBarSeries theirs = ta4j(series);
    same(
        series,
        WARM_UP,
        new RSIIndicator(new ClosePriceIndicator(theirs), 14),
        bars -> Indicators.wilderRsi(bars, 14, bars.size()));
    same(
        series,
        WARM_UP,
        new ATRIndicator(theirs, 14),
        bars -> Indicators.atr(bars, 14, bars.size()));
  }

  @Test
  void wildersBeginWithTheSimpleMean() {
    BarSeries series = TestSeries.random(TestSeries.SEED, 15);
    Bars bars = TestSeries.all(series);
    near(0, Indicators.wilderRsi(bars, 14, 15), Indicators.rsi(bars, 14));
    double ranges = 0;
    for (int i = 1; i < 15; i++) {
      double before = series.close(i - 1);
      double widest =
          Math.max(
              series.high(i) - series.low(i),
              Math.max(Math.abs(series.high(i) - before), Math.abs(series.low(i) - before)));
      ranges += widest;
    }
    near(0, Indicators.atr(bars, 14, 15), ranges / 14);
  }

  /** The worked example of StockCharts' ChartSchool, whose closes are rounded to cents here. */
  @Test
  void wildersIndexGivesThePublishedExample() {
    Bars bars =
        TestSeries.all(
            TestSeries.daily(
                44.34, 44.09, 44.15, 43.61, 44.33, 44.83, 45.10, 45.42, 45.84, 46.08, 45.89, 46.03,
                45.61, 46.28, 46.28, 46.00, 46.03, 46.41, 46.22, 45.64));
    assertThat(Indicators.wilderRsi(bars, 14, 20)).isCloseTo(57.97, within(0.1));
  }

  @Test
  void aValueRestsOnItsWindowOnly() {
    BarSeries series = TestSeries.random(TestSeries.SEED, 300);
    Bars all = TestSeries.all(series);
    Bars window = TestSeries.all(series.slice(200, 300));
    assertThat(Indicators.ema(all, 10, 100)).isEqualTo(Indicators.ema(window, 10, 100));
    assertThat(Indicators.wilderRsi(all, 14, 100)).isEqualTo(Indicators.wilderRsi(window, 14, 100));
    assertThat(Indicators.atr(all, 14, 100)).isEqualTo(Indicators.atr(window, 14, 100));
    assertThat(Indicators.macd(all, 12, 26, 9, 100))
        .isEqualTo(Indicators.macd(window, 12, 26, 9, 100));
  }

  @Test
  void whatIsUndefinedIsNotANumber() {
    Bars still = TestSeries.all(TestSeries.daily(5, 5, 5, 5));
    assertThat(Indicators.rsi(still, 3)).isNaN();
    assertThat(Indicators.wilderRsi(still, 3, 4)).isNaN();
    BarSeries.Builder untraded =
        BarSeries.builder(new io.orrery.basics.Symbol("TST"), Duration.ofDays(1));
    assertThat(Indicators.vwap(TestSeries.all(untraded.add(0, 1, 1, 1, 1, 0).build()), 1)).isNaN();
    assertThat(Indicators.rsi(TestSeries.all(TestSeries.daily(1, 2, 3)), 2)).isEqualTo(100);
    assertThat(Indicators.rsi(TestSeries.all(TestSeries.daily(3, 2, 1)), 2)).isEqualTo(0);
  }

  @Test
  void thereIsNoValueBeforeTheWarmUp() {
    Bars three = TestSeries.all(TestSeries.daily(1, 2, 3));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Indicators.sma(three, 4));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Indicators.rsi(three, 3));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Indicators.highest(three, 1, 3));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Indicators.lowest(three, 1, 3));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Indicators.lowest(three, -1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Indicators.sma(three, 0))
        .withMessage("period must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Indicators.atr(three, 3, 3))
        .withMessage("history must be above the period of 3, was 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Indicators.macd(three, 26, 12, 9, 3))
        .withMessage("slow must be above fast, was 12 and 26");
  }

  private static void same(
      BarSeries series, int from, Indicator<Num> theirs, ToDoubleFunction<Bars> ours) {
    for (int i = from - 1; i < series.size(); i++) {
      near(i, ours.applyAsDouble(TestSeries.upTo(series, i + 1)), theirs.getValue(i).doubleValue());
    }
  }

  private static void near(int bar, double found, double expected) {
    assertThat(found)
        .as("bar %d, -Dtest.seed=%d", bar, TestSeries.SEED)
        .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
  }

  private static BaseBarSeries ta4j(BarSeries series) {
    BaseBarSeries theirs =
        new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).withName("test").build();
    for (int i = 0; i < series.size(); i++) {
      theirs.addBar(
          Instant.ofEpochMilli(series.startMillis(i)).atZone(ZoneOffset.UTC).plusDays(1),
          series.open(i),
          series.high(i),
          series.low(i),
          series.close(i),
          series.volume(i));
    }
    return theirs;
  }
}
