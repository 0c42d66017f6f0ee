package io.orrery.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orrery.market.BarCursor;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import io.orrery.testkit.Json;
import io.orrery.testkit.ReferenceData;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of every file of signals that the original gave. Actions, reasons and numbers agree in
 * all of them; a strength that the original gave outside 0 to 1 is cut, and how often is known.
 */
class GoldenSignalsTest {

  private static final int ENTERED_BARS_AGO = 10;

  /** File, strategy, window, rows, and rows in which the original's strength is not a strength. */
  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("GOOG_momentum_w20", Momentum.withDefaults(), 2129, 870, 79),
        Arguments.of("AAA_momentum_w20", Momentum.withDefaults(), 501, 262, 23),
        Arguments.of("GOOG_momentum_w60", new Momentum(60, 0.02, -0.01, 0.05), 2089, 809, 62),
        Arguments.of("GOOG_mean_reversion_w25", MeanReversion.withDefaults(), 2124, 0, 0),
        Arguments.of("AAA_mean_reversion_w25", MeanReversion.withDefaults(), 496, 0, 0),
        Arguments.of("GOOG_breakout_w25", Breakout.withDefaults(), 2124, 0, 226 + 19),
        Arguments.of("AAA_rsi_w24", Rsi.withDefaults(), 497, 0, 34));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void saysWhatTheOriginalSaidOnEveryBar(
      String file, Strategy strategy, int rows, int cutFlat, int cutHeld) {
    List<Map<String, String>> golden = ReferenceData.rows("golden/b_signals/" + file + ".csv");
    BarSeries series = ReferenceData.daily(file.substring(0, file.indexOf('_')));
    Tally tally = new Tally();
    BarCursor cursor = series.cursor();
    int at = 0;
    for (int bar = 0; cursor.next(); bar++) {
      if (at < golden.size()
          && series.startMillis(bar)
              == ReferenceData.millis(ReferenceData.cell(golden.get(at), "timestamp"))) {
        compare(strategy, cursor.bars(), golden.get(at++), tally);
      }
    }
    assertThat(at).as("rows compared").isEqualTo(golden.size()).isEqualTo(rows);
    assertThat(tally.flat).as("strengths cut while flat").isEqualTo(cutFlat);
    assertThat(tally.held).as("strengths cut while held").isEqualTo(cutHeld);
    assertThat(tally.counts).isEqualTo(goldenCounts(file));
  }

  /**
   * The original looks at the first bar it is given; ours at the first of its lookback, however
   * many bars it is shown.
   */
  @Test
  void theAnswerDoesNotDependOnHowManyOlderBarsAreKnown() {
    Map<String, Map<String, String>> of20 = new java.util.HashMap<>();
    for (Map<String, String> row : ReferenceData.rows("golden/b_signals/GOOG_momentum_w20.csv")) {
      of20.put(ReferenceData.cell(row, "timestamp"), row);
    }
    BarSeries series = ReferenceData.daily("GOOG");
    int other = 0;
    for (Map<String, String> row : ReferenceData.rows("golden/b_signals/GOOG_momentum_w60.csv")) {
      String date = ReferenceData.cell(row, "timestamp");
      Bars bars = TestSeries.upTo(series, series.indexAtOrAfter(ReferenceData.millis(date)) + 1);
      Map<String, String> same = of20.getOrDefault(date, Map.of());
      compare(Momentum.withDefaults(), bars, same, new Tally());
      other +=
          ReferenceData.cell(same, "flat_action").equals(ReferenceData.cell(row, "flat_action"))
              ? 0
              : 1;
    }
    assertThat(other).as("bars on which 60 bars made the original act otherwise").isEqualTo(656);
  }

  private static void compare(Strategy strategy, Bars bars, Map<String, String> row, Tally tally) {
    assertThat(bars.close(0)).isEqualTo(ReferenceData.number(row, "close"));
    Signal flat = strategy.decide(bars, TestHolding.FLAT);
    check(flat, row, "flat", strategy);
    tally.flat += isCut(row, "flat");
    double entry = bars.close(ENTERED_BARS_AGO);
    assertThat(entry).isEqualTo(ReferenceData.number(row, "held_entry_price"));
    Holding holding = TestHolding.boughtAt(entry);
    near(
        "gain",
        holding.gainAt(bars.close(0)),
        ReferenceData.number(row, "held_unrealized_pnl_pct"));
    Signal held = strategy.decide(bars, holding);
    check(held, row, "held", strategy);
    tally.held += isCut(row, "held");
    assertThat(trigger(held)).isEqualTo(ReferenceData.cell(row, "held_trigger"));
    assertThat(strategy.act(bars, TestHolding.FLAT)).isEqualTo(flat.action());
    assertThat(strategy.act(bars, holding)).isEqualTo(held.action());
    tally.count("flat_counts", flat);
    tally.count("held_counts", held);
  }

  private static void check(
      Signal signal, Map<String, String> row, String state, Strategy strategy) {
    String date = ReferenceData.cell(row, "timestamp") + " " + state;
    assertThat(SignalText.action(signal))
        .as(date)
        .isEqualTo(ReferenceData.cell(row, state + "_action"));
    assertThat(signal.reason())
        .as(date)
        .isEqualTo(SignalText.asIn(ReferenceData.cell(row, state + "_reason"), strategy));
    double original = ReferenceData.number(row, state + "_strength");
    near(date + " strength", signal.strength(), Math.max(0, Math.min(1, original)));
    for (String number :
        List.of("momentum", "ma", "deviation", "period_high", "period_low", "rsi")) {
      if (row.containsKey(number)) {
        assertThat(signal.numbers()).containsKey(number);
        near(date, signal.numbers().getOrDefault(number, 0.0), ReferenceData.number(row, number));
      }
    }
  }

  private static void near(String what, double found, double expected) {
    assertThat(found).as(what).isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-15));
  }

  private static int isCut(Map<String, String> row, String state) {
    double strength = ReferenceData.number(row, state + "_strength");
    return strength >= 0 && strength <= 1 ? 0 : 1;
  }

  /** What made it sell: a word of its own in the original, the reason's first words here. */
  private static String trigger(Signal signal) {
    return signal.action() == Action.SELL ? SignalText.trigger(signal.reason()) : "";
  }

  private static Map<String, Integer> goldenCounts(String file) {
    Map<String, Integer> counts = new java.util.TreeMap<>();
    for (Json each : ReferenceData.json("golden/b_signals/index.json").get("files")) {
      if (each.get("file").text().equals("b_signals/" + file + ".csv")) {
        for (String state : List.of("flat_counts", "held_counts")) {
          each.get(state)
              .members()
              .forEach(
                  (action, count) -> {
                    if (count.number() > 0) {
                      counts.put(state + " " + action, (int) count.number());
                    }
                  });
        }
      }
    }
    return counts;
  }

  private static final class Tally {
    private int flat;
    private int held;
    private final Map<String, Integer> counts = new java.util.TreeMap<>();

    private void count(String state, Signal signal) {
      counts.merge(state + " " + SignalText.action(signal), 1, Integer::sum);
    }
  }
}
