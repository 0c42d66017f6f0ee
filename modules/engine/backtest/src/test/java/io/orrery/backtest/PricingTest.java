package io.orrery.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PricingTest {

  private final Pricing pricing =
      new Pricing(
          ExecutionModel.nextOpen().with(OrderRules.market().with(OrderRules.Lots.FRACTIONAL)));

  /**
   * Cutting to lots twice may lose a lot: a part would then look unpaid, and the rest be dropped.
   */
  @Test
  void whatCashPaysForIsNotCutToLotsAgain() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("parts that cash pays for: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 100_000; round++) {
      double units = pricing.lots(random.nextDouble(0.001, 1000));
      double price = random.nextDouble(1, 500);
      assertThat(pricing.affordable(new WorkingOrder(), units, price, units * price * 1.01))
          .isEqualTo(units);
    }
  }

  @Test
  void whatCashDoesNotPayForIsCut() {
    double units = pricing.affordable(new WorkingOrder(), 10, 100, 555);
    assertThat(units).isLessThan(5.56).isGreaterThan(5.549);
  }
}
