package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile lines meet the import: each is refused with its own sentence, and the next is read. */
@Tag("U12")
class HostileImportTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  static Stream<Arguments> lines() {
    return Stream.of(
        arguments("a byte order mark", "\ufeff{}", "the line must begin with {"),
        arguments("a carriage return", "{}\r", "the line must end with LF alone"),
        arguments("nothing", "", "the line must be one JSON object, was blank"),
        arguments("a blank", " ", "the line must be one JSON object, was blank"),
        arguments("NUL", "{\"symbol\":\"A\0\"}", "the line must be one JSON object, and is not"),
        arguments("NUL alone", "\0\0\0\0", "the line must be one JSON object, and is not"),
        arguments("NUL behind", "{}\0", "the line must be one JSON object, and is not"),
        arguments("a key twice", "{\"qty\":\"1\",\"qty\":\"1\"}", "qty must be there once"),
        arguments("NaN", "{\"qty\":NaN}", "the line must be one JSON object, and is not"),
        arguments("1e400", "{\"qty\":1e400}", "qty must be a JSON string, was a JSON number"),
        arguments("a long number", number(60_000), "qty must be a JSON string, was a JSON number"),
        arguments("30000 deep", deep(30_000), "qty must be a JSON string, was a JSON array"),
        arguments("100000 deep", deep(100_000), "the line must have at most 65536 bytes"),
        arguments("lists alone", "[".repeat(60_000), "the line must be one JSON object, was a"),
        arguments("10 megabytes", "x".repeat(10_000_000), "the line must have at most 65536"),
        arguments("U+2028 in a name", "{\"q\u2028\":\"1\"}", "the fields must be among"),
        arguments("an envelope's name", "{\"universe\":\"live\"}", ""));
  }

  private static String number(int digits) {
    return "{\"qty\":" + "9".repeat(digits) + "}";
  }

  private static String deep(int levels) {
    return "{\"qty\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void refusesWithASentenceAndGoesOn(String name, String line, String sentence) {
    for (String end : new String[] {"\n{}\n", "\n{}"}) {
      requireRefused((line + end).getBytes(StandardCharsets.UTF_8), sentence);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c0af", "c080", "eda080", "edbfbf", "f4908080", "c3", "80"})
  void refusesBytesThatAreNotUtf8(String hex) {
    byte[] body = "{\"symbol\":\"??????\"}\n{}".getBytes(StandardCharsets.US_ASCII);
    byte[] bad = HexFormat.of().parseHex(hex);
    System.arraycopy(bad, 0, body, 11, bad.length);

    requireRefused(body, "the line must be UTF-8");
  }

  private static void requireRefused(byte[] body, String sentence) {
    NdjsonLines lines = new NdjsonLines(new ByteArrayInputStream(body));
    NdjsonLines.Line bad = lines.next().orElseThrow();
    Assertions.assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> read(bad))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(sentence));
    NdjsonLines.Line next = lines.next().orElseThrow();
    assertThat(next.number()).isEqualTo(2);
    read(next);
    assertThat(lines.next()).isEmpty();
  }

  private static void read(NdjsonLines.Line line) {
    line.requireReadable();
    FlatObject.read(line.bytes(), "line", TradeRequest.SHAPE);
  }
}
