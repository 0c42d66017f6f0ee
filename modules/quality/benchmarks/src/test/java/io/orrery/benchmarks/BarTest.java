package io.orrery.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BarTest {

  @Test
  void isReachedAtItsGoalFromEitherSide() {
    assertThat(Bar.atMost("group.time", 5, "ms", 5).isReached()).isTrue();
    assertThat(Bar.atMost("group.time", 5.01, "ms", 5).isReached()).isFalse();
    assertThat(Bar.atLeast("group.ratio", 6, "x", 6).isReached()).isTrue();
    assertThat(Bar.atLeast("group.ratio", 5.99, "x", 6).isReached()).isFalse();
  }

  @Test
  void isShortIfNothingWasMeasured() {
    assertThat(Bar.atMost("group.time", Double.NaN, "ms", 5).isReached()).isFalse();
    assertThat(Bar.atLeast("group.ratio", Double.NaN, "x", 6).line())
        .isEqualTo("group.ratio NaN x 6.00 SHORT");
  }
}
