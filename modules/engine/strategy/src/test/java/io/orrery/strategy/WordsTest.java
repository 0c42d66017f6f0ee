package io.orrery.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.market.BarSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void roundsTheExactValueAndKeepsTheSignOfZero() {
    assertThat(Words.percent(0.0204)).isEqualTo("2.0%");
    assertThat(Words.percent(-0.0001)).isEqualTo("-0.0%");
    assertThat(Words.signedPercent(-0.0001)).isEqualTo("-0.0%");
    assertThat(Words.signedPercent(0)).isEqualTo("+0.0%");
    assertThat(Words.fixed(0.25, 1)).as("a tie goes to the even digit").isEqualTo("0.2");
    assertThat(Words.fixed(0.35, 1)).as("just below a tie").isEqualTo("0.3");
    assertThat(Words.price(98.945)).isEqualTo("$98.94");
  }

  @Test
  void saysTheSameInEveryLocale() {
    List<Object> said = everything();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(everything()).isEqualTo(said);
    } finally {
      Locale.setDefault(before);
    }
  }

  /** All that the built-in strategies say of themselves and of a series. */
  private static List<Object> everything() {
    BarSeries series = TestSeries.random(TestSeries.SEED, 300);
    List<Object> said = new ArrayList<>();
    for (StrategyProvider provider : Strategies.builtIn().all()) {
      Strategy strategy = provider.create(defaults(provider));
      said.add(strategy.description());
      said.add(strategy.parameters());
      said.add(CodeHash.of(strategy));
      said.add(StrategyWalk.over(strategy, series));
    }
    return said;
  }

  private static ParameterValues defaults(StrategyProvider provider) {
    return ParameterValues.parse(provider.name(), provider.parameters(), Map.of());
  }

  @Test
  void countsDaysOnlyOfDailyBars() {
    assertThat(unit(Duration.ofDays(1))).isEqualTo("day");
    assertThat(unit(Duration.ofMinutes(1))).isEqualTo("bar");
    assertThat(unit(Duration.ofHours(4))).isEqualTo("bar");
    assertThat(unit(Duration.ofDays(7))).isEqualTo("bar");
    assertThat(Words.unit(TestSeries.all(TestSeries.daily(1)), 1)).isEqualTo("bar");
  }

  private static String unit(Duration interval) {
    double[] closes = new double[20];
    java.util.Arrays.fill(closes, 1);
    return Words.unit(TestSeries.all(TestSeries.closes(interval, closes)), 20);
  }
}
