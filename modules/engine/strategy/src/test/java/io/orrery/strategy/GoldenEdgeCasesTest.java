package io.orrery.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import io.orrery.testkit.Json;
import io.orrery.testkit.ReferenceData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The original's hand-made cases: each either agrees in action, strength, reason and numbers, or
 * stands here by its label with what we say instead.
 */
class GoldenEdgeCasesTest {

  private static final String FIRST_ROW = "momentum uses first row passed, not lookback_days";
  private static final String STOP = "stop loss wins over positive momentum";
  private static final String ONE_BAR = "one bar only: momentum 0";
  private static final String ZERO_THRESHOLD =
      "sell_threshold=0 is replaced by the config default (-0.01) through `or`";
  private static final String FEW_BARS = "mean reversion: too few bars gives NaN, action hold";
  private static final String NO_CHANGE =
      "rsi no change at all: 0/0 = NaN -> hold, reason says 'strong (nan'";
  private static final String NO_CHANGE_HELD = "rsi held NaN -> hold with NaN strength";
  private static final List<String> DIFFERENT =
      List.of(FIRST_ROW, STOP, ONE_BAR, FEW_BARS, NO_CHANGE, NO_CHANGE_HELD);

  /** The original's names of numbers that ours name otherwise; the values agree. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "lookback_days", "lookback",
          "unrealized_pnl_pct", "unrealized_gain",
          "pct_above_high", "above_high");

  @Test
  void allCasesButTheSixThatDifferAgree() {
    int agreed = 0;
    List<String> cut = new ArrayList<>();
    for (Json golden : cases().values()) {
      if (!DIFFERENT.contains(golden.get("label").text())) {
        Signal signal = strategy(golden).decide(bars(golden), holding(golden));
        compare(signal, golden);
        assertThat(strategy(golden).act(bars(golden), holding(golden))).isEqualTo(signal.action());
        agreed++;
        if (golden.get("strength").number() < 0 || golden.get("strength").number() > 1) {
          cut.add(golden.get("label").text());
        }
      }
    }
    assertThat(agreed).isEqualTo(cases().size() - DIFFERENT.size()).isEqualTo(20);
    assertThat(cut)
        .as("the original's strength is negative, ours is 0")
        .containsExactly(
            "held, momentum exactly at sell threshold (strict <): hold", ZERO_THRESHOLD);
  }

  @Test
  void momentumLooksAtItsLookbackHoweverManyBarsAreKnown() {
    Signal signal = decide(FIRST_ROW);
    assertThat(signal.action()).isEqualTo(Action.HOLD);
    assertThat(signal.numbers()).containsEntry("momentum", 0.0);
    assertThat(signal.reason()).isEqualTo("Momentum below threshold (0.0% < 2.0%)");
    Signal stopped = decide(STOP);
    assertThat(stopped.numbers()).containsEntry("momentum", (129.0 - 110) / 110);
    assertThat(stopped.reason()).isEqualTo(golden(STOP).get("reason").text());
  }

  @Test
  void momentumOverAsManyBarsAsTheOriginalWasGivenAgrees() {
    compare(decideOver(30, STOP), golden(STOP));
    Signal signal = decideOver(25, FIRST_ROW);
    assertThat(signal)
        .returns(Action.BUY, Signal::action)
        .returns(1.0, Signal::strength)
        .returns("Strong momentum (100.0% over 25 days)", Signal::reason);
  }

  @Test
  void tooFewBarsAreRefusedInsteadOfGuessedAt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decide(ONE_BAR))
        .withMessage("momentum needs at least 20 closed bars, was given 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decide(FEW_BARS))
        .withMessage("mean_reversion needs at least 20 closed bars, was given 10");
  }

  @Test
  void aThresholdOfZeroIsZero() {
    Json golden = golden(ZERO_THRESHOLD);
    Signal signal = new Momentum(20, 0.02, 0, 0.05).decide(bars(golden), holding(golden));
    assertThat(golden.get("action").text()).isEqualTo("hold");
    assertThat(signal.action()).isEqualTo(Action.SELL);
    assertThat(signal.strength()).isCloseTo(0.005, within(1e-12));
  }

  @Test
  void anIndexOfAPriceThatDoesNotMoveIsUndefinedAndNothingIsDone() {
    Signal flat = decide(NO_CHANGE);
    assertThat(flat)
        .returns(Action.HOLD, Signal::action)
        .returns(0.0, Signal::strength)
        .returns("RSI undefined (no price change in 14 bars)", Signal::reason);
    assertThat(flat.numbers()).doesNotContainKey("rsi");
    Signal held = decide(NO_CHANGE_HELD);
    assertThat(held)
        .returns(Action.HOLD, Signal::action)
        .returns(0.0, Signal::strength)
        .returns("Holding (RSI undefined: no price change in 14 bars, P/L: 0.0%)", Signal::reason);
  }

  @Test
  void descriptionsAndHistoriesDifferAsListed() {
    Map<String, String> ours = new LinkedHashMap<>();
    for (Json file : ReferenceData.json("golden/b_signals/index.json").get("files")) {
      Strategy strategy = strategy(file.get("strategy").text(), file.get("parameters"));
      ours.put(
          "%s %d"
              .formatted(
                  file.get("description").text(), (int) file.get("required_history").number()),
          "%s %d".formatted(strategy.description(), strategy.requiredHistory()));
    }
    assertThat(ours)
        .containsExactly(
            Map.entry(
                "Buys stocks with >2.0% momentum, sells on reversal or 5.0% stop-loss 20",
                "Buys stocks with >2.0% momentum, sells on reversal or 5.0% stop-loss 20"),
            Map.entry(
                "Buys when price is >3.0% below 20-day MA, sells on return 25",
                "Buys when price is >3.0% below 20-bar MA, sells on return 20"),
            Map.entry(
                "Buys on 20-day high breakout, sells on low breakdown 25",
                "Buys on 20-bar high breakout, sells on low breakdown 21"),
            Map.entry(
                "Buys when RSI(14) > 30, sells when < 70 24",
                "Buys when RSI(14) <= 30, sells when >= 70 15"));
  }

  private static Signal decideOver(int lookback, String label) {
    Json golden = golden(label);
    return new Momentum(lookback, 0.02, -0.01, 0.05).decide(bars(golden), holding(golden));
  }

  private static Signal decide(String label) {
    Json golden = golden(label);
    return strategy(golden).decide(bars(golden), holding(golden));
  }

  private static void compare(Signal signal, Json golden) {
    String label = golden.get("label").text();
    assertThat(SignalText.action(signal)).as(label).isEqualTo(golden.get("action").text());
    assertThat(signal.reason()).as(label).isEqualTo(golden.get("reason").text());
    double strength = Math.max(0, Math.min(1, golden.get("strength").number()));
    assertThat(signal.strength()).as(label).isCloseTo(strength, within(1e-9 * strength + 1e-15));
    Map<String, Double> numbers = new LinkedHashMap<>(signal.numbers());
    golden
        .get("metadata")
        .members()
        .forEach(
            (name, number) -> {
              if (number.isNumber()) {
                Double ours = numbers.remove(RENAMED.getOrDefault(name, name));
                assertThat(ours).as(label + " " + name).isNotNull();
                assertThat(ours)
                    .as(label + " " + name)
                    .isCloseTo(number.number(), within(1e-9 * Math.abs(number.number()) + 1e-15));
              } else {
                assertThat(SignalText.trigger(signal.reason())).isEqualTo(number.text());
              }
            });
    assertThat(numbers).as(label + ": numbers that the original does not have").isEmpty();
  }

  private static Map<String, Json> cases() {
    Map<String, Json> cases = new LinkedHashMap<>();
    for (Json each : ReferenceData.json("golden/b_signals/edge_cases.json").get("cases")) {
      cases.put(each.get("label").text(), each);
    }
    return cases;
  }

  private static Json golden(String label) {
    Json found = cases().get(label);
    assertThat(found).as(label).isNotNull();
    return java.util.Objects.requireNonNull(found);
  }

  private static Strategy strategy(Json golden) {
    return strategy(golden.get("strategy").text(), golden.get("params"));
  }

  private static Strategy strategy(String name, Json parameters) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> renamed = Map.of("lookback_days", "lookback", "stop_loss_pct", "stop_loss");
    parameters
        .members()
        .forEach(
            (parameter, value) ->
                texts.put(
                    renamed.getOrDefault(parameter, parameter),
                    Numbers.plain(java.math.BigDecimal.valueOf(value.number()))));
    return Strategies.builtIn().create(name, texts);
  }

  /** The position's own gain: in some of the cases it is not that of entry and price. */
  private static Holding holding(Json golden) {
    Json position = golden.get("position");
    return position.isNull()
        ? TestHolding.FLAT
        : new GivenHolding(
            position.get("entry_price").number(), position.get("unrealized_pnl_pct").number());
  }

  /**
   * The case's bars. The original takes a price beside its bars; ours knows closed bars only, so
   * the price becomes the newest close. Where that would move the mean, the close before is moved
   * as much the other way.
   */
  private static Bars bars(Json golden) {
    List<Double> closes = new ArrayList<>();
    golden.get("closes").forEach(close -> closes.add(close.number()));
    int newest = closes.size() - 1;
    double price = golden.get("current_price").number();
    double moved = price - closes.set(newest, price);
    if (golden.get("strategy").text().equals("mean_reversion")) {
      closes.set(newest - 1, closes.get(newest - 1) - moved);
    }
    BarSeries.Builder series = BarSeries.builder(new Symbol("TST"), Duration.ofDays(1));
    for (int i = 0; i <= newest; i++) {
      double close = closes.get(i);
      series.add(Duration.ofDays(i).toMillis(), close, close, close, close, 1);
    }
    return TestSeries.all(series.build());
  }

  private record GivenHolding(double entryPrice, double gain) implements Holding {
    @Override
    public double quantity() {
      return 100;
    }

    @Override
    public double gainAt(double price) {
      return gain;
    }
  }
}
