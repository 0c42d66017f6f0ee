package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every value in the one form that ledgers have, whatever room there was at first. */
@Tag("U14")
final class JsonBytesTest {

  private static String text(JsonBytes out) {
    return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
  }

  private static String number(long value, int capacity) {
    JsonBytes out = new JsonBytes(capacity);
    out.number(value);
    return text(out);
  }

  private static String string(String value, int capacity) {
    JsonBytes out = new JsonBytes(capacity);
    out.string(value);
    return text(out);
  }

  @Test
  void writesNumbersAsThePlatformDoes() {
    List<Long> numbers =
        new ArrayList<>(List.of(0L, 9L, 10L, -1L, -10L, Long.MAX_VALUE, Long.MIN_VALUE));
    for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
      numbers.addAll(List.of(power - 1, power, power + 1, -power, 1 - power));
    }
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      numbers.add(random.nextLong() >> random.nextInt(64));
    }
    for (long each : numbers) {
      assertThat(number(each, 0)).isEqualTo(Long.toString(each));
      assertThat(number(each, 64)).isEqualTo(Long.toString(each));
    }
  }

  @Test
  void writesEveryCharacterInItsOneForm() {
    for (int point = 0; point <= 0x10ffff; point += point < 0x3000 ? 1 : 61) {
      if (point < 0xd800 || point > 0xdfff) {
        String expected = '"' + form(point) + '"';
        if (!string(Character.toString(point), 0).equals(expected)) {
          assertThat(string(Character.toString(point), 0)).isEqualTo(expected);
        }
      }
    }
    for (int point : new int[] {0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff}) {
      String twice = Character.toString(point) + "a" + Character.toString(point);
      assertThat(string(twice, 0)).isEqualTo('"' + twice + '"');
    }
  }

  private static String form(int point) {
    boolean mustBeEscaped =
        point < 0x20 || (point >= 0x7f && point <= 0x9f) || point == 0x2028 || point == 0x2029;
    return mustBeEscaped
        ? "\\u%04x".formatted(point)
        : point == '"' || point == '\\' ? "\\" + (char) point : Character.toString(point);
  }

  @Test
  void growsWhateverRoomItHadAtFirst() {
    String hard = "\u0001\u2028".repeat(9) + "\ud83d\ude00";
    String expected = "\"" + "\\u0001\\u2028".repeat(9) + "\ud83d\ude00\"";
    for (int capacity = 0; capacity < 130; capacity++) {
      assertThat(string(hard, capacity)).isEqualTo(expected);
      JsonBytes out = new JsonBytes(capacity);
      for (int i = 0; i < 50; i++) {
        out.put((byte) 'x');
      }
      out.raw("raw".getBytes(StandardCharsets.US_ASCII));
      out.hex(new byte[] {(byte) 0xff, 0, 0x1a});
      out.instant(Instant.EPOCH);
      out.number(-7);
      assertThat(text(out)).isEqualTo("x".repeat(50) + "rawff001a\"1970-01-01T00:00:00Z\"-7");
      assertThat(new String(out.copy(50), StandardCharsets.US_ASCII)).startsWith("rawff");
    }
  }

  @Test
  void cutsOffAndForgetsWhereItWas() {
    JsonBytes out = new JsonBytes(8);
    out.open('{');
    out.enter("a");
    out.enter("b");
    assertThat(out.where()).isEqualTo("a.b");
    out.leave();
    assertThat(out.where()).isEqualTo("a");
    out.cut(0);
    assertThat(out.where()).isEmpty();
    assertThat(out.length()).isZero();
    for (int i = 0; i < 20; i++) {
      out.enter("s" + i);
    }
    assertThat(out.where()).startsWith("s0.s1.").endsWith(".s18.s19");
    assertThatThrownBy(() -> out.instant(Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s18.s19 must be in the years 0 to 9999");
  }

  @Test
  void nestsAsDeepAsARecordMayBeAndNoDeeper() {
    JsonBytes out = new JsonBytes(8);
    out.enter("deep");
    for (int round = 0; round < 2; round++) {
      for (int depth = 1; depth < StrictJson.MAX_DEPTH; depth++) {
        out.open('[');
      }
      assertThatThrownBy(() -> out.open('['))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("deep must not be nested deeper than 32 levels");
      for (int depth = 1; depth < StrictJson.MAX_DEPTH; depth++) {
        out.close(']');
      }
    }
    assertThat(text(out)).isEqualTo(("[".repeat(31) + "]".repeat(31)).repeat(2));
    for (int depth = 1; depth < StrictJson.MAX_DEPTH; depth++) {
      out.open('[');
    }
    out.cut(0);
    out.open('{');
    assertThat(text(out)).isEqualTo("{");
  }

  @Test
  void writesObjectsInTheirOrder() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("b", List.of(1L, true, "x", List.of()));
    object.put("a", Map.of("c", -7L));
    object.put("\"", "\\");
    assertThat(JsonBytes.text(object))
        .isEqualTo("{\"b\":[1,true,\"x\",[]],\"a\":{\"c\":-7},\"\\\"\":\"\\\\\"}");
    assertThat(JsonBytes.text(Map.of())).isEqualTo("{}");
  }
}
