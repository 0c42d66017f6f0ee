package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where strict JSON ends, to the byte, and what is none. */
@Tag("U14")
final class JsonScanTest {

  private static final byte[] BEFORE = "xx".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BEHIND = ",yyyyyyyy".getBytes(StandardCharsets.US_ASCII);

  /** The length of the value that {@code bytes} begin with, walked in the midst of a buffer. */
  private static int walked(byte[] bytes) {
    byte[] buffer = Arrays.copyOf(BEFORE, BEFORE.length + bytes.length + BEHIND.length);
    System.arraycopy(bytes, 0, buffer, BEFORE.length, bytes.length);
    System.arraycopy(BEHIND, 0, buffer, BEFORE.length + bytes.length, BEHIND.length);
    JsonScan scan = new JsonScan();
    scan.over(buffer, buffer.length);
    int behind = scan.value(BEFORE.length, 1);
    return behind == JsonScan.BAD ? JsonScan.BAD : behind - BEFORE.length;
  }

  private static int walked(String text) {
    return walked(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void accepts(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(walked(bytes)).as(text).isEqualTo(bytes.length);
  }

  private static void refuses(String text) {
    assertThat(walked(text)).as(text).isEqualTo(JsonScan.BAD);
  }

  private static String escaped(int code) {
    return "\"\\u%04x\"".formatted(code);
  }

  private static boolean mustBeEscaped(int code) {
    return code <= 0x1f || (code >= 0x7f && code <= 0x9f) || code == 0x2028 || code == 0x2029;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "false",
        "{}",
        "[]",
        "[[]]",
        "[{}]",
        "{\"a\":{}}",
        "{\"\":0}",
        "{\"a\":[1,-2,\"x\"],\"b\":{\"a\":true},\"c\":false}",
        "[\"12345678\",\"1234567\",\"123456789\",\"1234567\\\"1\"]",
      })
  void walksOverAValueAndOverNoneThatIsCutOff(String text) {
    accepts(text);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int end = 0; end < bytes.length; end++) {
      JsonScan scan = new JsonScan();
      scan.over(bytes, end);
      assertThat(scan.value(0, 1)).as("%s up to %d", text, end).isEqualTo(JsonScan.BAD);
      scan.over(Arrays.copyOf(bytes, end), end);
      assertThat(scan.value(0, 1)).as("%s cut at %d", text, end).isEqualTo(JsonScan.BAD);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tru",
        "trux",
        "falsy",
        "null",
        "True",
        " 1",
        "[ 1]",
        "[1 ]",
        "[1,]",
        "[,1]",
        "[1;2]",
        "[1",
        "[}",
        "{]",
        "{1:2}",
        "{\"a\"}",
        "{\"a\" :1}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1;\"b\":2}",
        "{\"a\":1 }",
        "{,}",
        "{\"a\":1,\"a\":1}",
        "{\"b\":{\"a\":1,\"a\":1}}",
        "{\"a\":1,\"b\":{\"c\":1},\"a\":1}",
        "'a'",
        "\"a",
      })
  void refusesWhatIsNotStrict(String text) {
    refuses(text);
  }

  @Test
  void beginsNowhereBeforeOrBehindTheBytes() {
    JsonScan scan = new JsonScan();
    byte[] bytes = "true".getBytes(StandardCharsets.US_ASCII);
    scan.over(bytes, 4);
    assertThat(scan.value(-1, 1)).isEqualTo(JsonScan.BAD);
    assertThat(scan.value(4, 1)).isEqualTo(JsonScan.BAD);
    assertThat(scan.word(-1, "true")).isEqualTo(JsonScan.BAD);
    assertThat(scan.word(1, "rue")).isEqualTo(4);
    assertThat(scan.word(1, "rues")).isEqualTo(JsonScan.BAD);
    assertThat(scan.word(0, "tru")).isEqualTo(3);
    assertThat(scan.is(-1, 't')).isFalse();
    assertThat(scan.is(0, 't')).isTrue();
    assertThat(scan.is(0, 'r')).isFalse();
    scan.over(bytes, 3);
    assertThat(scan.is(3, 'e')).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0,1",
    "7,1",
    "-1,2",
    "10,2",
    "1234567890,10",
    "9223372036854775807,19",
    "-9223372036854775808,20",
    "-9223372036854775807,20",
    "999999999999999999,18",
    "1000000000000000000,19",
    "1.5,1",
    "1e3,1",
    "-,-1",
    "-x,-1",
    "-0,-1",
    "-01,-1",
    "00,-1",
    "01,-1",
    "9223372036854775808,-1",
    "9223372036854775809,-1",
    "-9223372036854775809,-1",
    "9300000000000000000,-1",
    "10000000000000000000,-1",
    "99999999999999999999999,-1",
    "/1,-1",
    ":1,-1",
  })
  void knowsWholeNumbersOf64Bits(String text, int length) {
    assertThat(walked(text)).isEqualTo(length);
  }

  @Test
  void takesEachAsciiCharacterForItselfOrNotWhereverItStands() {
    for (int before = 0; before < 18; before++) {
      for (char c = 0; c < 0x80; c++) {
        String text = "\"" + "a".repeat(before) + c + "bcdefghijklmnopq\"";
        boolean good = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
        int expected = good ? text.length() : c == '"' ? before + 2 : JsonScan.BAD;
        assertThat(walked(text)).as("%d behind %d", (int) c, before).isEqualTo(expected);
      }
    }
  }

  @Test
  void wantsEscapesJustWhereTheyMustBeAndInLowerCase() {
    List<Integer> wrong = new ArrayList<>();
    for (int code = 0; code <= 0xffff; code++) {
      if (walked(escaped(code)) != (mustBeEscaped(code) ? 8 : JsonScan.BAD)) {
        wrong.add(code);
      }
    }
    assertThat(wrong).isEmpty();
    accepts("\"\\\"\\\\\"");
    accepts("\"\\u001f\\u0000\"");
    refuses("\"\\u001F\"");
    refuses("\"\\u001g\"");
    refuses("\"\\n\"");
    refuses("\"\\/\"");
    refuses("\"\\U0000\"");
    refuses("\"\\u000\"");
    refuses("\"\\u00\"");
    refuses("\"\\");
    refuses("\"\\u001f");
  }

  @Test
  void takesEveryCharacterBeyondAsciiThatNeedsNoEscape() {
    List<Integer> wrong = new ArrayList<>();
    for (int code = 0x80; code <= 0x10ffff; code++) {
      if (code < 0xd800 || code > 0xdfff) {
        byte[] bytes = ("\"" + Character.toString(code) + "\"").getBytes(StandardCharsets.UTF_8);
        if (walked(bytes) != (mustBeEscaped(code) ? JsonScan.BAD : bytes.length)) {
          wrong.add(code);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c0 80",
        "c1 bf",
        "c2",
        "c2 22",
        "c2 40",
        "c2 c0",
        "e0 9f bf",
        "e0 80 80",
        "e1 80",
        "e1 80 22",
        "e1 22 80",
        "e1 80 c0",
        "ed a0 80",
        "ed bf bf",
        "f0 8f bf bf",
        "f0 90 80",
        "f0 90 80 22",
        "f0 90 22 80",
        "f4 90 80 80",
        "f5 80 80 80",
        "ff",
        "fe"
      })
  void refusesWhatIsNoUtf8(String hex) {
    int[] codes = Arrays.stream(hex.split(" ", -1)).mapToInt(each -> parse(each)).toArray();
    byte[] bytes = new byte[codes.length + 2];
    bytes[0] = '"';
    for (int i = 0; i < codes.length; i++) {
      bytes[i + 1] = (byte) codes[i];
    }
    bytes[codes.length + 1] = '"';
    assertThat(walked(bytes)).isEqualTo(JsonScan.BAD);
    JsonScan scan = new JsonScan();
    for (int end = 0; end < bytes.length; end++) {
      scan.over(Arrays.copyOf(bytes, end), end);
      assertThat(scan.string(0)).isEqualTo(JsonScan.BAD);
    }
  }

  private static int parse(String hex) {
    return Integer.parseInt(hex, 16);
  }

  @Test
  void endsWithinACharacterNowhere() {
    byte[] bytes = "\"\u00e4\u20ac\ud83d\ude00\\u2028\"".getBytes(StandardCharsets.UTF_8);
    for (int end = 0; end < bytes.length; end++) {
      JsonScan scan = new JsonScan();
      scan.over(bytes, end);
      assertThat(scan.string(0)).isEqualTo(JsonScan.BAD);
    }
    assertThat(walked(bytes)).isEqualTo(bytes.length);
  }

  @Test
  void goes32DeepAndNoDeeper() {
    accepts("[".repeat(32) + "]".repeat(32));
    refuses("[".repeat(33) + "]".repeat(33));
    accepts("{\"a\":".repeat(32) + "1" + "}".repeat(32));
    refuses("{\"a\":".repeat(33) + "1" + "}".repeat(33));
    accepts("[{\"a\":".repeat(16) + "1" + "}]".repeat(16));
    refuses("[{\"a\":".repeat(16) + "[]" + "}]".repeat(16));
  }

  private static String object(IntStream keys) {
    return keys.mapToObj("\"k%d\":1"::formatted).collect(Collectors.joining(",", "{", "}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 66, 127, 128, 129, 300})
  void findsAKeyThatIsThereTwiceAmongAnyNumber(int count) {
    accepts(object(IntStream.range(0, count)));
    for (int twice : new int[] {0, count / 2, count - 1}) {
      refuses(object(IntStream.concat(IntStream.range(0, count), IntStream.of(twice))));
    }
    accepts("{\"k0\":%s,\"k1\":1}".formatted(object(IntStream.range(0, count))));
    refuses("{\"k0\":%s,\"k0\":1}".formatted(object(IntStream.range(0, count))));
    accepts("{\"k0\":1,\"x\":%s}".formatted(object(IntStream.range(0, count))));
    accepts("[%1$s,%1$s]".formatted(object(IntStream.range(0, count))));
  }

  @Test
  void tellsKeysApartThatDifferInOneCharacterOnly() {
    for (int length = 1; length < 24; length++) {
      String all = "abcdefghijklmnopqrstuvwxyz".substring(0, length);
      for (int at = 0; at < length; at++) {
        String other = all.substring(0, at) + '!' + all.substring(at + 1);
        accepts("{\"%s\":1,\"%s\":2}".formatted(all, other));
        refuses("{\"%s\":1,\"%s\":2,\"%s\":3}".formatted(other, all, other));
      }
      accepts("{\"%s\":1,\"%s\":2}".formatted(all, all.substring(1)));
      accepts("{\"%s\":1,\"%s\":2}".formatted(all, all.substring(0, length - 1)));
    }
  }

  @Test
  void forgetsTheKeysOfWhatItWalkedOverBefore() {
    JsonScan scan = new JsonScan();
    byte[] bytes = "{\"a\":1".getBytes(StandardCharsets.US_ASCII);
    scan.over(bytes, bytes.length);
    assertThat(scan.value(0, 1)).isEqualTo(JsonScan.BAD);
    byte[] whole = "{\"b\":1,\"a\":1}".getBytes(StandardCharsets.US_ASCII);
    scan.over(whole, whole.length);
    assertThat(scan.value(0, 1)).isEqualTo(whole.length);
    assertThat(scan.note(1, 4, 0, 0)).isNotZero();
    assertThat(scan.endObject(0)).isTrue();
  }
}
