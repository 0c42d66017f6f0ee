package io.orrery.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.orrery.basics.Symbol;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  private static RoundTrip of(double quantity, double entry, double exit, double fees) {
    return new RoundTrip(
        new Symbol("AAA"), quantity, Curves.noon(0), entry, Curves.noon(1), exit, fees, "why");
  }

  @Test
  void gainsAfterFees() {
    assertThat(of(10, 100, 105, 5).gain()).isCloseTo(45, within(1e-12));
    assertThat(of(10, 100, 105, 5).gainFraction()).isCloseTo(0.045, within(1e-12));
  }

  @Test
  void refusesWhatIsNotAPosition() {
    double inf = Double.POSITIVE_INFINITY;
    for (double[] each :
        List.of(
            new double[] {0, 1, 1, 0},
            new double[] {1, -1, 1, 0},
            new double[] {1, 1, Double.NaN, 0},
            new double[] {1, 1, 1, -1},
            new double[] {1, 1, 1, inf},
            new double[] {inf, 1, 1, 0})) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> of(each[0], each[1], each[2], each[3]))
          .withMessageStartingWith("quantity and prices must be finite and positive");
    }
  }

  @Test
  void refusesAnExitBeforeItsEntry() {
    assertThatIllegalArgumentException().isThrownBy(() -> Curves.trip(1, 0, 1, 1));
  }
}
