package io.orrery.analytics;

import static io.orrery.analytics.Curves.noon;
import static io.orrery.analytics.Curves.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.orrery.testkit.Samples;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import io.orrery.universe.Universe;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private final Basis paper = Basis.of(Samples.session(Universe.PAPER).session());
  private final Basis simulation = Basis.of(Samples.session(Universe.SIMULATION).session());

  private Comparison compared(List<Trade> left, List<Trade> right) {
    return Comparison.of(
        new Comparison.Run("paper", paper, left),
        new Comparison.Run("again", simulation, right),
        Duration.ofMinutes(5));
  }

  @Test
  void saysHowFarPriceQuantityAndTimeDeviate() {
    Comparison comparison =
        compared(
            List.of(trade("AAA", noon(0), Side.BUY, "10", "100")),
            List.of(trade("AAA", noon(0).plusSeconds(90), Side.BUY, "9", "100.25")));
    Comparison.Pair pair = comparison.pairs().get(0);
    assertThat(pair.priceBasisPoints()).isCloseTo(25, within(1e-9));
    assertThat(pair.quantityFraction()).isCloseTo(-0.1, within(1e-12));
    assertThat(pair.delay()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void whatHasNoPartnerIsListedOnItsSide() {
    Trade bought = trade("AAA", noon(0), Side.BUY, "10", "100");
    Trade sold = trade("AAA", noon(0), Side.SELL, "10", "100");
    Trade later = trade("AAA", noon(1), Side.BUY, "10", "100");
    Trade other = trade("BBB", noon(0), Side.BUY, "10", "100");
    Comparison comparison = compared(List.of(later, bought), List.of(sold, other, later));
    assertThat(comparison.pairs()).containsExactly(new Comparison.Pair(later, later));
    assertThat(comparison.onlyLeft()).containsExactly(bought);
    assertThat(comparison.onlyRight()).containsExactlyInAnyOrder(sold, other);
  }

  @Test
  void anEarlierTradeOnTheRightDoesNotShiftThePairs() {
    Trade extra = trade("AAA", noon(0), Side.BUY, "10", "100");
    Trade first = trade("AAA", noon(1), Side.BUY, "10", "100");
    Trade second = trade("AAA", noon(2), Side.BUY, "10", "100");
    Comparison comparison = compared(List.of(first, second), List.of(extra, first, second));
    assertThat(comparison.pairs()).hasSize(2);
    assertThat(comparison.onlyRight()).containsExactly(extra);
  }

  @Tag("U10")
  @Test
  void labelsBothSidesAndAddsNothingUp() {
    Comparison comparison = compared(List.of(), List.of());
    assertThat(comparison.left().basis().universe()).isEqualTo(Universe.PAPER);
    assertThat(comparison.right().basis().universe()).isEqualTo(Universe.SIMULATION);
    assertThat(Arrays.stream(Comparison.class.getRecordComponents()).map(RecordComponent::getType))
        .doesNotContain(double.class, int.class, long.class, Basis.class);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Comparison.of(
                    new Comparison.Run("paper", paper, List.of()),
                    new Comparison.Run("paper", simulation, List.of()),
                    Duration.ZERO))
        .withMessage("runs that are compared must have two labels, had paper twice");
  }
}
