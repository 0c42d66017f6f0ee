package io.orrery.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ThinnedCurveTest {

  @Test
  void keepsTheEndsAndTheExtremes() {
    long seed = Long.getLong("test.seed", new Random().nextLong());
    System.out.println("test.seed=" + seed);
    Random random = new Random(seed);
    double[] values = random.doubles(10_000, 50, 150).toArray();
    values[1234] = 1;
    values[8765] = 999;
    EquityCurve curve = EquityCurve.of(LongStream.range(0, 10_000).toArray(), values);
    int[] kept = ThinnedCurve.indexes(curve, 100);
    assertThat(kept).as("seed %d", seed).contains(0, 1234, 8765, 9_999);
    assertThat(kept).isSorted().hasSizeLessThanOrEqualTo(100).doesNotHaveDuplicates();
  }

  @Test
  void aShortCurveStaysWhole() {
    EquityCurve curve = Curves.daily(1, 5, 3, 2);
    assertThat(ThinnedCurve.indexes(curve, 4)).isEqualTo(IntStream.range(0, 4).toArray());
    assertThat(ThinnedCurve.indexes(Curves.daily(), 4)).isEmpty();
  }

  @Test
  void refusesToShowFewerThanFour() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThinnedCurve.indexes(Curves.daily(1), 3))
        .withMessage("a thinned curve must have 4 points or more, had 3");
  }
}
