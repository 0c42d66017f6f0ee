package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times, characters and bytes: what is read without making objects, against what makes them. */
@Tag("U14")
final class TextFormsTest {

  private static boolean reads(InstantText text, String time) {
    byte[] bytes = ("xx" + time + "yyyyyyyy").getBytes(StandardCharsets.US_ASCII);
    return text.read(bytes, 2, 2 + time.length());
  }

  private static boolean isItsOneForm(String time) {
    try {
      return Instant.parse(time).toString().equals(time);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static void agree(InstantText text, String time) {
    assertThat(reads(text, time)).as(time).isEqualTo(isItsOneForm(time));
    if (isItsOneForm(time)) {
      assertThat(text.instant()).isEqualTo(Instant.parse(time));
      assertThat(text.seconds()).isEqualTo(Instant.parse(time).getEpochSecond());
      assertThat(text.nanos()).isEqualTo(Instant.parse(time).getNano());
    }
  }

  @Test
  void readsATimeExactlyWhereThePlatformHasThatForm() {
    for (int i = 0; i < 100; i++) {
      InstantText text = new InstantText();
      agree(text, "2026-01-27T16:39:%02dZ".formatted(i));
      agree(text, "2026-01-27T16:%02d:54Z".formatted(i));
      agree(text, "2026-01-27T%02d:39:54Z".formatted(i));
      agree(text, "2026-01-%02dT16:39:54Z".formatted(i));
      agree(text, "2026-%02d-27T16:39:54Z".formatted(i));
      agree(text, "2026-04-%02dT16:39:54Z".formatted(i));
    }
    for (int year : new int[] {0, 1600, 1900, 1969, 1970, 2000, 2023, 2024, 2100, 9999}) {
      for (String day : new String[] {"01-01", "02-28", "02-29", "02-30", "12-31"}) {
        agree(new InstantText(), "%04d-%sT23:59:59.999Z".formatted(year, day));
      }
    }
    assertThat(reads(new InstantText(), "2026-01-27T24:00:00Z")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".1",
        ".12",
        ".123",
        ".120",
        ".000",
        ".1234",
        ".123456",
        ".123000",
        ".000001",
        ".123456789",
        ".123456000",
        ".000000001",
        ".1234567890",
        ".",
        ".12x",
        "x123",
        ".-12"
      })
  void readsTheShortestFractionOnly(String fraction) {
    InstantText text = new InstantText();
    for (int round = 0; round < 2; round++) {
      agree(text, "2026-01-27T16:39:54" + fraction + "Z");
      assertThat(reads(text, "2026-01-27T16:39:54" + fraction + "z")).isFalse();
      assertThat(reads(text, "2026-01-27T16:39:54" + fraction)).isFalse();
    }
  }

  @Test
  void refusesAnotherCharacterInAnyPlaceOfATime() {
    String good = "2026-01-27T16:39:54.123456Z";
    InstantText text = new InstantText();
    assertThat(reads(text, good)).isTrue();
    for (int at = 0; at < good.length(); at++) {
      for (char c : new char[] {'/', ':', '-', ' ', 'T', '\0', 'a'}) {
        String bad = good.substring(0, at) + c + good.substring(at + 1);
        assertThat(reads(text, bad)).as(bad).isEqualTo(bad.equals(good));
        assertThat(reads(text, bad)).as(bad).isEqualTo(bad.equals(good));
      }
      assertThat(reads(text, good.substring(0, at))).isFalse();
    }
    assertThat(reads(text, good)).isTrue();
  }

  private static boolean isPlain(String text) {
    try {
      PlainText.require(text.toCharArray());
      return true;
    } catch (StrictJson.MalformedException e) {
      return false;
    }
  }

  @Test
  void knowsTheOneFormOfEveryCharacter() {
    for (int c = 0; c <= 0xffff; c++) {
      boolean mustBeEscaped = c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
      boolean asItIs = isPlain("[\"a" + (char) c + "b\"]");
      boolean escaped = isPlain("[\"a" + "\\u%04x".formatted(c) + "b\"]");
      boolean good =
          c == '\\' ? !asItIs && !escaped : escaped == mustBeEscaped && asItIs == !mustBeEscaped;
      if (!good) {
        assertThat(c).as("as it is %s, escaped %s", asItIs, escaped).isNegative();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": 1}",
        " {}",
        "{}\t",
        "[-0]",
        "[-01]",
        "\"\\n\"",
        "\"\\/\"",
        "\"\\u001F\"",
        "\"\\u00\"",
        "\"\\u001g\"",
        "\"\\u001`\"",
        "\"\\u001/\"",
        "\"\\u001:\"",
        "\"\\u",
        "\"\\",
        "\"\\u0041\"",
        "\"\\U0000\""
      })
  void refusesEveryOtherForm(String text) {
    assertThat(isPlain(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"a\":1}", "[-1,0,-", "\"\\\"\\\\\"", "\"\\u0000\\u001f\\u2029\"", "\"open"})
  void saysNothingOfWhetherItIsJson(String text) {
    assertThat(isPlain(text)).isTrue();
  }

  @Test
  void findsHalvesOfSurrogatePairs() {
    String high = "\ud83d";
    String low = "\ude00";
    for (String good : new String[] {"", "a", high + low, "a" + high + low + high + low + "b"}) {
      assertThat(Surrogates.hasHalfPair(good)).isFalse();
    }
    for (String bad :
        new String[] {
          high, low, low + high, high + high + low, high + low + low, "a" + high + "a"
        }) {
      assertThat(Surrogates.hasHalfPair(bad)).isTrue();
    }
  }

  @Test
  void findsTheFirstByteThatIsNotPlain() {
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[40];
      Arrays.fill(bytes, (byte) (0x20 + random.nextInt(2)));
      for (int i = 0; i < random.nextInt(3); i++) {
        bytes[random.nextInt(40)] = (byte) random.nextInt(256);
      }
      int from = random.nextInt(10);
      int limit = from + random.nextInt(32 - from);
      int expected = from;
      while (expected < limit && isPlainByte(bytes[expected])) {
        expected++;
      }
      int found = Words.plainEnd(bytes, from, limit);
      if (found != expected) {
        assertThat(found).as(HexFormat.of().formatHex(bytes)).isEqualTo(expected);
      }
    }
  }

  private static boolean isPlainByte(byte b) {
    return b >= 0x20 && b < 0x7f && b != '"' && b != '\\';
  }

  @Test
  void comparesBytesEightAtATime() {
    byte[] a = new byte[80];
    new Random(4).nextBytes(a);
    for (int length = 0; length <= 60; length++) {
      byte[] b = new byte[90];
      System.arraycopy(a, 3, b, 7, length);
      assertThat(Words.areSame(a, 3, b, 7, length)).as("%d", length).isTrue();
      for (int at = 0; at < length; at++) {
        b[7 + at] ^= (byte) 0x80;
        assertThat(Words.areSame(a, 3, b, 7, length)).as("%d of %d", at, length).isFalse();
        b[7 + at] ^= (byte) 0x81;
        assertThat(Words.areSame(a, 3, b, 7, length)).as("%d of %d", at, length).isFalse();
        b[7 + at] ^= (byte) 1;
      }
    }
    assertThat(Words.at(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, 1)).isEqualTo(0x0807060504030201L);
  }

  @Test
  void knowsTheDigitsOfAHash() {
    byte[] raw = new byte[32];
    for (int first = 0; first < 256; first += 32) {
      for (int i = 0; i < 32; i++) {
        raw[i] = (byte) (first + i);
      }
      byte[] digits = ("x" + HexFormat.of().formatHex(raw)).getBytes(StandardCharsets.US_ASCII);
      assertThat(Words.areDigitsOf(digits, 1, raw)).isTrue();
      for (int at = 1; at < digits.length; at++) {
        digits[at] ^= 1;
        assertThat(Words.areDigitsOf(digits, 1, raw)).isFalse();
        digits[at] ^= 1;
      }
    }
  }

  private static boolean reads(DecimalText decimal, String text, boolean isText) {
    byte[] bytes = ("1" + text + "1").getBytes(StandardCharsets.US_ASCII);
    Span span = new Span();
    span.become(bytes, 1, 1 + text.length(), isText);
    return decimal.read(span);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "7",
        "-7",
        "10",
        "0.5",
        "-0.05",
        "190.25",
        "1.0",
        "999999999999999999",
        "-999999999999999999",
        "0.12345678901234567"
      })
  void readsDecimalsOfUpTo18Digits(String text) {
    DecimalText decimal = new DecimalText();
    assertThat(reads(decimal, text, true)).isTrue();
    BigDecimal expected = new BigDecimal(text);
    assertThat(decimal.unscaled()).isEqualTo(expected.unscaledValue().longValueExact());
    assertThat(decimal.scale()).isEqualTo(expected.scale());
    assertThat(reads(decimal, text, false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        ".5",
        "5.",
        "-.5",
        "1.2.3",
        "1e3",
        "+1",
        "--1",
        " 1",
        "1 ",
        "/",
        ":",
        "1234567890123456789",
        "0.123456789012345678"
      })
  void leavesOtherDecimalsToOthers(String text) {
    assertThat(reads(new DecimalText(), text, true)).isFalse();
  }
}
