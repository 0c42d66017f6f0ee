package io.orrery.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReturnsTest {

  private static final int MANY = 1_000;

  @Test
  void areCorrelatedAsPearsonSays() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("test.seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      int size = 4 + random.nextInt(40);
      double[] left = walk(random, size);
      double[] right = walk(random, size);
      int lookback = 3 + random.nextInt(40);
      assertThat(returns(0, left).correlation(returns(0, right), lookback))
          .as("test.seed " + seed)
          .isCloseTo(pearson(left, right, Math.min(lookback, size - 1)), within(1e-9));
    }
  }

  private static double[] walk(Random random, int size) {
    double[] closes = new double[size];
    double close = 100;
    for (int i = 0; i < size; i++) {
      close *= 1 + random.nextGaussian() / 50;
      closes[i] = Math.max(1, close);
    }
    return closes;
  }

  /** The formula as it is written, over the newest returns. */
  private static double pearson(double[] left, double[] right, int count) {
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = left.length - count; i < left.length; i++) {
      double a = left[i] / left[i - 1] - 1;
      double b = right[i] / right[i - 1] - 1;
      x += a / count;
      y += b / count;
      xx += a * a / count;
      yy += b * b / count;
      xy += a * b / count;
    }
    return (xy - x * y) / Math.sqrt((xx - x * x) * (yy - y * y));
  }

  private static Returns returns(int firstDay, double... closes) {
    int[] days = new int[closes.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = firstDay + i;
    }
    return Returns.ofCloses(days, closes);
  }

  @Test
  void areComparedOnTheDaysThatBothHave() {
    Returns left = returns(0, 100, 101, 100, 102, 100);
    assertThat(left.correlation(returns(0, 100, 101, 100, 102, 100), MANY))
        .isCloseTo(1, within(1e-12));
    assertThat(left.correlation(returns(2, 100, 101, 100, 102, 100), MANY))
        .as("two days in common")
        .isNaN();
    Returns gap =
        Returns.ofCloses(new int[] {0, 1, 3, 4, 9}, new double[] {100, 101, 102, 100, 90});
    assertThat(left.correlation(gap, MANY)).as("days 1, 3 and 4").isNotNaN();
  }

  @Test
  void ofFewDaysOrOfAPriceThatDidNotMoveSayNothing() {
    Returns moving = returns(0, 100, 101, 100, 102, 100);
    assertThat(moving.correlation(returns(0, 100, 100, 100, 100, 100), MANY)).isNaN();
    assertThat(moving.correlation(returns(0, 1, 1.1, 1.21, 1.331, 1.4641), MANY))
        .as("what grows at one rate differs by rounding only")
        .isNaN();
    assertThat(returns(0, 100, 101, 100).correlation(moving, MANY)).isNaN();
    assertThat(returns(0).size()).isZero();
    assertThat(returns(0, 100).size()).isZero();
  }

  @Test
  void refuseWhatIsNoPriceAndDaysThatDoNotRise() {
    assertThatIllegalArgumentException().isThrownBy(() -> returns(0, 100, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> returns(0, 100, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> returns(0, 100, Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Returns.ofCloses(new int[] {1, 1}, new double[] {1, 2}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Returns.ofCloses(new int[] {1}, new double[] {1, 2}));
  }
}
