package io.orrery.parity;

import static io.orrery.parity.Deals.SAME;
import static io.orrery.parity.Deals.band;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orrery.trade.Side;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** Whatever two sides did: which of them is called left changes signs, and nothing else. */
@Tag("U10")
class SwappedSidesTest {

  private final long seed = Long.getLong("test.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private Deal[] deals() {
    List<Deal> all = new ArrayList<>();
    for (int minute = 0; minute < 40; minute++) {
      int what = random.nextInt(5);
      if (what == 0) {
        all.add(Deals.vain(Deal.Outcome.DENIED, minute, "a test"));
      } else if (what < 4) {
        Deal deal =
            Deals.filled(
                random.nextBoolean() ? Side.BUY : Side.SELL,
                minute,
                String.valueOf(1 + random.nextInt(50)),
                BigDecimal.valueOf(9_000 + random.nextInt(2_000), 2).toPlainString(),
                random.nextInt(200_000));
        all.add(random.nextInt(4) == 0 ? Deals.undecided(deal) : deal);
      }
    }
    return all.toArray(Deal[]::new);
  }

  @RepeatedTest(200)
  void swappingThemMirrorsTheSigns() {
    ComparedSession paper = Deals.side(Universe.PAPER, deals());
    ComparedSession simulation = Deals.side(Universe.SIMULATION, deals());
    Pairing one = ParityReport.of(paper, simulation, band("1"), SAME).pairing();
    Pairing other = ParityReport.of(simulation, paper, band("1"), SAME).pairing();

    assertThat(other.onlyLeft()).as("seed %s", seed).isEqualTo(one.onlyRight());
    assertThat(other.onlyRight()).as("seed %s", seed).isEqualTo(one.onlyLeft());
    assertThat(other.pairs()).as("seed %s", seed).hasSameSizeAs(one.pairs());
    for (DealPair pair : one.pairs()) {
      DealPair mirrored =
          other.pairs().stream()
              .filter(each -> each.right().equals(pair.left()) && each.left().equals(pair.right()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("seed " + seed + ": no mirror of " + pair));
      assertThat(mirrored.latencyMillis()).isEqualTo(pair.latencyMillis().map(each -> -each));
      assertMirrored(
          pair.priceBasisPoints().movePointLeft(4),
          mirrored.priceBasisPoints().movePointLeft(4),
          pair.left().side());
      assertMirrored(pair.quantityFraction(), mirrored.quantityFraction(), Side.BUY);
    }
  }

  /** By definition a deviation is of the left: (1 + d) (1 + m) = 1. */
  private void assertMirrored(BigDecimal deviation, BigDecimal mirrored, Side side) {
    double sign = side == Side.BUY ? 1 : -1;
    assertThat((1 + sign * deviation.doubleValue()) * (1 + sign * mirrored.doubleValue()))
        .as("seed %s", seed)
        .isCloseTo(1, within(1e-4));
    assertThat(mirrored.signum()).as("seed %s", seed).isEqualTo(-deviation.signum());
  }

  @RepeatedTest(50)
  void everyFilledDealIsCountedOnceOnItsOwnSide() {
    ComparedSession paper = Deals.side(Universe.PAPER, deals());
    ComparedSession simulation = Deals.side(Universe.SIMULATION, deals());
    Pairing pairing = ParityReport.of(paper, simulation, band("1"), SAME).pairing();
    Set<Deal> lefts = new HashSet<>();
    pairing.pairs().forEach(pair -> assertThat(lefts.add(pair.left())).isTrue());
    pairing.onlyLeft().forEach(each -> assertThat(lefts.add(each.deal())).isTrue());
    Set<Deal> rights = new HashSet<>();
    pairing.pairs().forEach(pair -> assertThat(rights.add(pair.right())).isTrue());
    pairing.onlyRight().forEach(each -> assertThat(rights.add(each.deal())).isTrue());
    assertThat(lefts).as("seed %s", seed).hasSize((int) paper.filled());
    assertThat(rights).as("seed %s", seed).hasSize((int) simulation.filled());
  }
}
