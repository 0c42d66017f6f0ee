package io.orrery.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.basics.StrategyName;
import io.orrery.market.Bars;
import io.orrery.strategy.sample.AboveMean;
import io.orrery.strategy.sample.AboveMeanProvider;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrategiesTest {

  private final Strategies builtIn = Strategies.builtIn();

  @Test
  void theBuiltInStrategiesAreThereByName() {
    assertThat(builtIn.all())
        .extracting(each -> each.name().value())
        .containsExactly("breakout", "buy_and_hold", "mean_reversion", "momentum", "rsi");
  }

  @Test
  void withoutParametersTheDefaultsAreInForce() {
    assertThat(builtIn.create("momentum", Map.of())).isEqualTo(Momentum.withDefaults());
    assertThat(builtIn.create("mean_reversion", Map.of())).isEqualTo(MeanReversion.withDefaults());
    assertThat(builtIn.create("breakout", Map.of())).isEqualTo(Breakout.withDefaults());
    assertThat(builtIn.create("rsi", Map.of())).isEqualTo(Rsi.withDefaults());
    assertThat(builtIn.create("buy_and_hold", Map.of())).isEqualTo(new BuyAndHold());
  }

  @Test
  void givenParametersAreInForceWhateverTheirZeros() {
    Strategy made = builtIn.create("momentum", Map.of("lookback", "60", "sell_threshold", "-0.00"));
    assertThat(made).isEqualTo(new Momentum(60, 0.02, 0, 0.05));
    assertThat(made.parameters())
        .containsEntry("lookback", "60")
        .containsEntry("sell_threshold", "0")
        .containsEntry("stop_loss", "0.05");
  }

  @Test
  void whatIsInForceMakesTheSameStrategyAgain() {
    for (StrategyProvider provider : builtIn.all()) {
      Strategy made = builtIn.create(provider.name().value(), Map.of());
      assertThat(builtIn.create(made.name().value(), made.parameters())).isEqualTo(made);
    }
    Momentum small = new Momentum(2, 1e-7, -1, 0);
    assertThat(builtIn.create("momentum", small.parameters())).isEqualTo(small);
  }

  static Stream<Arguments> refused() {
    String known = "lookback, momentum_threshold, sell_threshold, stop_loss";
    return Stream.of(
        Arguments.of(
            "lookback_days",
            "20",
            "momentum: parameter must be one of " + known + ", was 'lookback_days'"),
        Arguments.of(
            "lookback",
            "20.0",
            "momentum: lookback must be a whole number from 2 to 10000 (bars), was '20.0'"),
        Arguments.of(
            "lookback",
            "1",
            "momentum: lookback must be a whole number from 2 to 10000 (bars), was 1"),
        Arguments.of(
            "stop_loss",
            "5",
            "momentum: stop_loss must be a decimal from 0 to 1 (fraction), was 5"),
        Arguments.of(
            "stop_loss",
            "NaN",
            "momentum: stop_loss must be a plain decimal of at most 38 digits such as 190.25, was"
                + " 'NaN'"),
        Arguments.of(
            "stop_loss",
            "",
            "momentum: stop_loss must be a plain decimal of at most 38 digits such as 190.25, was"
                + " ''"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesAParameterInASentence(String name, String value, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builtIn.create("momentum", Map.of(name, value)))
        .withMessage(sentence);
  }

  @Test
  void refusesLevelsInTheWrongOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builtIn.create("rsi", Map.of("oversold_level", "70")))
        .withMessage("oversold_level must be below overbought_level, was 70.0 and 70.0");
  }

  @Test
  void refusesInCodeWhatItRefusesInText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Momentum(20, 0.02, -0.01, 5))
        .withMessage("stop_loss must be a decimal from 0 to 1 (fraction), was 5.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Breakout(20, Double.NaN, 0.01, 0.05))
        .withMessage("breakout_threshold must be a decimal from 0 to 10 (fraction), was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MeanReversion(0, 0.03, 0.01, 0.05))
        .withMessage("ma_period must be a whole number from 1 to 10000 (bars), was 0");
  }

  @Test
  void refusesAnUnknownStrategyAndNamesThoseThatThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builtIn.create("Momentum", Map.of()))
        .withMessage(
            "strategy must be one of breakout, buy_and_hold, mean_reversion, momentum, rsi, was"
                + " 'Momentum'");
  }

  @Test
  void findsAUsersStrategyAsAService() {
    Strategies found = Strategies.load(getClass().getClassLoader(), List.of());
    assertThat(found.all()).hasSize(6);
    assertThat(found.create("above_mean", Map.of("period", "9")))
        .isInstanceOfSatisfying(AboveMean.class, made -> assertThat(made.period()).isEqualTo(9));
  }

  @Test
  void refusesTwoStrategiesOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Strategies.load(getClass().getClassLoader(), List.of(new AboveMeanProvider())))
        .withMessageStartingWith("name of a strategy must be its own, above_mean is provided by ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Strategies.of(List.of(named("momentum", "momentum"))))
        .withMessageContaining("momentum is provided by");
  }

  @Test
  void refusesAStrategyThatIsNotWhatWasAskedFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Strategies.of(List.of(named("mine", "yours"))).create("mine", Map.of()))
        .withMessage("provider mine must make strategies of its name, made yours");
    StrategyProvider deaf =
        StrategyProvider.of(
            new StrategyName("rsi2"),
            "Does not listen",
            List.of(Parameter.flag("wait", true, "Waits.")),
            values -> named("rsi2"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Strategies.of(List.of(deaf)).create("rsi2", Map.of("wait", "false")))
        .withMessage(
            "rsi2 must be in force with the parameters it was given, {wait=false}, was with {}");
  }

  @Test
  void readsYesAndNoStrictly() {
    List<Parameter> parameters = List.of(Parameter.flag("wait", true, "Waits."));
    StrategyName name = new StrategyName("mine");
    assertThat(ParameterValues.parse(name, parameters, Map.of()).flag("wait")).isTrue();
    assertThat(ParameterValues.parse(name, parameters, Map.of("wait", "false")).flag("wait"))
        .isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterValues.parse(name, parameters, Map.of("wait", "yes")))
        .withMessage("mine: wait must be true or false, was 'yes'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterValues.parse(name, parameters, Map.of()).integer("wait"))
        .withMessage("wait of mine is of type BOOLEAN and must be asked so, was asked as INTEGER");
  }

  @Test
  void refusesAParameterWhoseDefaultIsNotAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parameter.integer("bars", "bars", 1, 9, 10, "Some."))
        .withMessage("bars must be a whole number from 1 to 9 (bars), was 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parameter.decimal("part", "fraction", "1 to 0", "0", "Some."))
        .withMessage("least value of part must not be above its greatest, was 1 above 0");
  }

  private static StrategyProvider named(String provider, String made) {
    return StrategyProvider.of(
        new StrategyName(provider), "For a test", List.of(), values -> named(made));
  }

  private static Strategy named(String name) {
    return new Named(new StrategyName(name));
  }

  private record Named(StrategyName name) implements Strategy {
    @Override
    public String description() {
      return "For a test";
    }

    @Override
    public int requiredHistory() {
      return 1;
    }

    @Override
    public SortedMap<String, String> parameters() {
      return new TreeMap<>();
    }

    @Override
    public Signal decide(Bars bars, Holding holding) {
      return new Signal(Action.HOLD, 0, "", new TreeMap<>());
    }
  }
}
