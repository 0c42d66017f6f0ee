package io.orrery.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BarGridTest {

  private final BarGrid hourly = new BarGrid(Markets.newYork(), Duration.ofHours(1));
  private final BarGrid daily = new BarGrid(Markets.newYork(), Duration.ofDays(1));

  @Test
  void everyStartHasOneIndexAndBack() {
    BarGrid[] grids = {
      hourly,
      daily,
      new BarGrid(Markets.tokyo(), Duration.ofMinutes(45)),
      new BarGrid(Markets.always("UTC"), Duration.ofHours(4))
    };
    for (BarGrid grid : grids) {
      long before = Long.MIN_VALUE;
      for (long index = 0; index < grid.size(); index++) {
        long start = grid.startMillis(index);
        assertThat(start).isGreaterThan(before);
        assertThat(grid.index(start)).isEqualTo(index);
        assertThat(grid.indexAtOrAfter(start)).isEqualTo(index);
        assertThat(grid.indexAtOrAfter(start + 1)).isEqualTo(index + 1);
        assertThat(grid.index(start + 1)).isEqualTo(-1);
        assertThat(grid.calendar().isOpenAt(Instant.ofEpochMilli(start))).isTrue();
        before = start;
      }
    }
  }

  @Test
  void aDayHasSevenHoursAndAnEarlyCloseFewer() {
    long open = hourly.index(millis("2024-07-02T13:30:00Z"));
    assertThat(hourly.lastOfHours(open) - open + 1).isEqualTo(7);
    long early = hourly.index(millis("2024-07-03T13:30:00Z"));
    assertThat(hourly.lastOfHours(early) - early + 1).isEqualTo(4);
    assertThat(hourly.index(millis("2024-07-05T13:30:00Z"))).isEqualTo(early + 4);
  }

  @Test
  void saysWhyNoBarMayStart() {
    assertThat(hourly.flaw(millis("2024-07-02T13:30:00Z"))).isEmpty();
    assertThat(hourly.flaw(millis("2024-07-02T14:00:00Z"))).contains("whole number of PT1H");
    assertThat(hourly.flaw(millis("2024-07-02T21:30:00Z"))).contains("it closed at");
    assertThat(hourly.flaw(millis("2024-07-04T14:30:00Z"))).contains("Independence Day");
    assertThat(hourly.flaw(millis("2025-07-04T14:30:00Z"))).contains("valid_until");
    assertThat(daily.flaw(millis("2024-07-02T14:30:00Z"))).contains("starts at the opening");
    assertThat(daily.index(millis("2024-07-02T13:30:00Z"))).isNotNegative();
  }

  @Test
  void refusesAnIntervalThatIsNoneOrLongerThanADay() {
    assertThatThrownBy(() -> new BarGrid(Markets.newYork(), Duration.ZERO))
        .hasMessageContaining("interval");
    assertThatThrownBy(() -> new BarGrid(Markets.newYork(), Duration.ofDays(2)))
        .hasMessageContaining("interval");
    assertThatThrownBy(() -> daily.startMillis(daily.size()))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static long millis(String text) {
    return Instant.parse(text).toEpochMilli();
  }
}
