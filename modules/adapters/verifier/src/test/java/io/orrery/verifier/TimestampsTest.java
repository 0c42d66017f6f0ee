package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are points in time in UTC. */
@Tag("U14")
final class TimestampsTest {

  private static final String GOOD = "2026-01-27T16:39:54";

  private static int scanned(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int alone = new Timestamps().scan(bytes, 0);
    byte[] within = ("xxx" + text).getBytes(StandardCharsets.UTF_8);
    int behind = new Timestamps().scan(within, 3);
    assertThat(behind).as(text).isEqualTo(alone == JsonScan.BAD ? JsonScan.BAD : alone + 3);
    return alone;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".1", ".123", ".123456", ".123456789", ".12", ".1234", ".1234567890"})
  void wantsNoneThreeSixOrNineDigitsOfASecond(String fraction) {
    boolean good = fraction.isEmpty() || (fraction.length() - 1) % 3 == 0;
    String text = GOOD + fraction + 'Z';
    assertThat(scanned(text))
        .isEqualTo(good && fraction.length() <= 10 ? text.length() : JsonScan.BAD);
    assertThat(scanned(text + "\"}"))
        .isEqualTo(good && fraction.length() <= 10 ? text.length() : JsonScan.BAD);
    assertThat(scanned(GOOD + fraction)).isEqualTo(JsonScan.BAD);
    assertThat(scanned(GOOD + fraction + '+')).isEqualTo(JsonScan.BAD);
    assertThat(scanned(GOOD + fraction + 'z')).isEqualTo(JsonScan.BAD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-27T16:39:54.Z", "2026-01-27T16:39:54.12:Z", "2026-01-27T16:39Z"})
  void refusesAFractionWithoutDigits(String text) {
    assertThat(scanned(text)).isEqualTo(JsonScan.BAD);
  }

  @Test
  void knowsEveryDayOfFourCenturiesAndNoOther() {
    for (int year : new int[] {0, 1600, 1700, 1900, 1999, 2000, 2023, 2024, 2100, 2400, 9999}) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          String text = "%04d-%02d-%02dT00:00:00Z".formatted(year, month, day);
          int expected = isDay(year, month, day) ? text.length() : JsonScan.BAD;
          assertThat(scanned(text)).as(text).isEqualTo(expected);
        }
      }
    }
  }

  private static boolean isDay(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day).getDayOfMonth() == day;
    } catch (DateTimeException e) {
      return false;
    }
  }

  @Test
  void knowsEverySecondOfADayAndNoOther() {
    for (int i = 0; i < 100; i++) {
      String hour = "2026-01-27T%02d:00:00Z".formatted(i);
      String minute = "2026-01-27T00:%02d:00Z".formatted(i);
      String second = "2026-01-27T00:00:%02dZ".formatted(i);
      assertThat(scanned(hour)).isEqualTo(i < 24 ? 20 : JsonScan.BAD);
      assertThat(scanned(minute)).isEqualTo(i < 60 ? 20 : JsonScan.BAD);
      assertThat(scanned(second)).isEqualTo(i < 60 ? 20 : JsonScan.BAD);
    }
  }

  @Test
  void refusesAnotherCharacterInAnyPlace() {
    String good = GOOD + ".123456Z";
    for (int at = 0; at < good.length(); at++) {
      for (char c : new char[] {'/', ':', '-', ' ', 'T', '\0', 'a'}) {
        if (good.charAt(at) != c) {
          String bad = good.substring(0, at) + c + good.substring(at + 1);
          assertThat(scanned(bad)).as(bad).isEqualTo(JsonScan.BAD);
        }
      }
    }
  }

  @Test
  void refusesWhatIsCutOff() {
    byte[] good = (GOOD + ".123Z").getBytes(StandardCharsets.US_ASCII);
    for (int length = 0; length < good.length; length++) {
      assertThat(new Timestamps().scan(Arrays.copyOf(good, length), 0)).isEqualTo(JsonScan.BAD);
    }
  }

  @Test
  void takesNothingForTheMinuteBeforeTheFirst() {
    assertThat(scanned("\0".repeat(17) + "54Z")).isEqualTo(JsonScan.BAD);
  }

  @Test
  void remembersGoodMinutesOnly() {
    Timestamps timestamps = new Timestamps();
    for (int round = 0; round < 2; round++) {
      assertThat(scan(timestamps, "2026-01-27T16:39:54Z")).isEqualTo(20);
      assertThat(scan(timestamps, "2026-01-27T16:39:60Z")).isEqualTo(JsonScan.BAD);
      assertThat(scan(timestamps, "2026-01-27T16:39:59Z")).isEqualTo(20);
      assertThat(scan(timestamps, "2026-01-27T16:60:54Z")).isEqualTo(JsonScan.BAD);
      assertThat(scan(timestamps, "2026-01-27T16:60:54Z")).isEqualTo(JsonScan.BAD);
      assertThat(scan(timestamps, "2026-02-28T16:39:54.001Z")).isEqualTo(24);
    }
  }

  private static int scan(Timestamps timestamps, String text) {
    return timestamps.scan(text.getBytes(StandardCharsets.US_ASCII), 0);
  }
}
