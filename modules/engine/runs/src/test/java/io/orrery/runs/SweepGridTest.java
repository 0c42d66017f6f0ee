package io.orrery.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A grid numbers the combinations of its values. */
final class SweepGridTest {

  @Test
  void numbersEveryCombinationWithTheLastParameterVaryingFastest() {
    Map<String, String> axes = new LinkedHashMap<>();
    axes.put("lookback", "10..20..5");
    axes.put("stop_loss", "0.05,0.1");

    SweepGrid grid = SweepGrid.of(axes);

    assertThat(grid.size()).isEqualTo(6);
    assertThat(grid.set(0))
        .containsExactly(Map.entry("lookback", "10"), Map.entry("stop_loss", "0.05"));
    assertThat(grid.set(1)).containsEntry("stop_loss", "0.1");
    assertThat(grid.set(5))
        .containsExactly(Map.entry("lookback", "20"), Map.entry("stop_loss", "0.1"));
  }

  @Test
  void refusesWhatIsNoGrid() {
    refuses("10..20", "must read like 10..60..5");
    refuses("20..10..1", "must have 1 to 1000000 sets, had 0");
    refuses("10..20..0", "step of lookback must be positive");
    refuses("10,10", "values of lookback must differ");
    refuses("0..9000000..1", "at most 1000000 values");
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> SweepGrid.of(Map.of("lookback", text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
