package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are written as the platform writes them. */
final class InstantWriterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "0000-02-29T23:59:59.999999999Z",
        "1969-12-31T23:59:59.5Z",
        "1970-01-01T00:00:00Z",
        "2000-02-29T12:00:00.001Z",
        "2100-03-01T00:00:00.000001Z",
        "2026-11-22T20:37:16.120Z",
        "9999-12-31T23:59:59.999999999Z"
      })
  void writesWhatThePlatformWrites(String text) {
    Instant instant = Instant.parse(text);
    assertThat(written(instant)).isEqualTo(instant.toString());
  }

  @Test
  void writesAnyMomentAsThePlatformWritesIt() {
    long seed = Long.getLong("test.seed", new Random().nextLong());
    System.out.println("moments: seed " + seed);
    Random random = new Random(seed);
    long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    int[] scales = {1, 1000, 1_000_000, 1_000_000_000};
    for (int i = 0; i < 200_000; i++) {
      long second = first + (long) (random.nextDouble() * (last - first));
      int scale = scales[random.nextInt(scales.length)];
      Instant instant =
          Instant.ofEpochSecond(second, random.nextInt(1_000_000_000) / scale * (long) scale);
      assertThat(written(instant)).as("seed %d", seed).isEqualTo(instant.toString());
    }
  }

  @Test
  void refusesAYearThatHasNotFourDigits() {
    for (Instant instant :
        new Instant[] {
          Instant.parse("-0001-12-31T23:59:59.999999999Z"), Instant.parse("+10000-01-01T00:00:00Z")
        }) {
      assertThatThrownBy(() -> written(instant))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("time.when must be in the years 0 to 9999, was " + instant);
    }
  }

  private static String written(Instant instant) {
    byte[] bytes = new byte[40];
    int end = InstantWriter.write(instant, bytes, 3, () -> "time.when");
    return new String(bytes, 3, end - 3, StandardCharsets.US_ASCII);
  }
}
