package io.orrery.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same orders on the same bars get the same fills as in a backtest. */
class WalkParityTest {

  @Tag("U17")
  @Test
  void fillsWhatAWalkFillsAtTheSamePriceTimeAndCommission() {
    long seed = DrawnMarket.firstSeed();
    int fills = 0;
    for (int i = 0; i < 400; i++) {
      fills += new SideBySide(DrawnMarket.of(seed + i)).run();
    }
    assertThat(fills).isGreaterThan(2_000);
  }

  @Tag("U17")
  @Test
  void aStopOrderFillsWhereTheStopOfAWalkFills() {
    long seed = DrawnMarket.firstSeed();
    int fills = 0;
    for (int i = 0; i < 200; i++) {
      fills += new SideBySide(DrawnMarket.withRestingStop(seed + i)).run();
    }
    assertThat(fills).isGreaterThan(1_000);
  }
}
