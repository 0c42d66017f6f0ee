package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("U20")
class TimestampsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-27T16:39:54Z,2026-01-27T16:39:54Z",
    "2026-01-27T16:39:54.092923001Z,2026-01-27T16:39:54.092923001Z",
    "2026-01-27T16:39:54+01:00,2026-01-27T15:39:54Z",
    "2026-01-27T16:39:54.5-05:30,2026-01-27T22:09:54.500Z"
  })
  void readsTheMomentWhateverTheOffset(String text, Instant moment) {
    assertThat(Timestamps.parse("executed_at", text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-27T16:39:54",
        "2026-01-27 16:39:54Z",
        "2026-01-27",
        "2026-01-27T16:39Z",
        "2026-01-27T16:39:54.0929230011Z",
        "2026-02-30T16:39:54Z",
        "2026-01-27T16:39:60Z",
        "2026-01-27T24:00:00Z",
        "2026-01-27T16:39:54+25:00",
        "2026-01-27T16:39:54[Europe/Berlin]",
        "+12026-01-27T16:39:54Z",
        "0001-01-01T00:00:00+18:00",
        "1769531994",
        "now",
        ""
      })
  void refusesWhatNamesNoMoment(String text) {
    assertThatThrownBy(() -> Timestamps.parse("executed_at", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("executed_at must be an RFC 3339 time with Z or an offset");
  }
}
