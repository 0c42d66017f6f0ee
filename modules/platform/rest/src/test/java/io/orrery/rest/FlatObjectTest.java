package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlatObjectTest {

  private static final FlatObject.Shape SHAPE =
      new FlatObject.Shape(List.of("qty", "mic"), List.of("open"));

  static Stream<Arguments> bad() {
    return Stream.of(
        arguments("", "the body must be one JSON object, was blank"),
        arguments(" \n", "the body must be one JSON object, was blank"),
        arguments("\uFEFF{}", "the body must begin with {, began with a byte order mark"),
        arguments("[]", "the body must be one JSON object, was a JSON array"),
        arguments("\"x\"", "the body must be one JSON object, was a JSON string"),
        arguments("null", "the body must be one JSON object, was null"),
        arguments("1e999999999", "the body must be one JSON object, was a JSON number"),
        arguments("{", "the body must be one JSON object, and is not JSON"),
        arguments("{\"qty\":", "the body must be one JSON object, and is not JSON"),
        arguments("{} x", "the body must be one JSON object, and is not JSON"),
        arguments("{}{}", "the body must be one JSON object, and is not JSON"),
        arguments("{'qty':'1'}", "the body must be one JSON object, and is not JSON"),
        arguments("{\"qty\":\"1\",}", "the body must be one JSON object, and is not JSON"),
        arguments("{\"qty\":NaN}", "the body must be one JSON object, and is not JSON"),
        arguments("{\"qty\":Infinity}", "the body must be one JSON object, and is not JSON"),
        arguments("{\"qty\":\"a\u0001\"}", "the body must be one JSON object, and is not JSON"),
        arguments(
            "{\"qty\":1}", "qty must be a JSON string, was a JSON number: decimals travel as"),
        arguments("{\"qty\":1e999999999}", "qty must be a JSON string, was a JSON number"),
        arguments("{\"qty\":true}", "qty must be a JSON string, was a JSON boolean"),
        arguments("{\"qty\":{\"v\":1}}", "qty must be a JSON string, was a JSON object"),
        arguments("{\"qty\":[\"1\"]}", "qty must be a JSON string, was a JSON array"),
        arguments(
            "{\"mic\":null}", "mic must be a JSON string, was null: leave out what is unknown"),
        arguments("{\"open\":\"false\"}", "open must be true or false, was a JSON string"),
        arguments("{\"open\":0}", "open must be true or false, was a JSON number"),
        arguments("{\"qty\":\"1\",\"qty\":\"1\"}", "qty must be there once, was there twice"),
        arguments("{\"q\\u0074y\":\"1\",\"qty\":\"1\"}", "qty must be there once, was there twice"),
        arguments("{\"Qty\":\"1\"}", "the fields must be among qty, mic, open, had 'Qty'"),
        arguments("{\"a\\u0000b\":1}", "the fields must be among qty, mic, open, had 'a?b'"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  @Tag("U12")
  void refusesWithASentence(String body, String sentence) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "universe",
        "session_id",
        "validity_class",
        "validity_reasons",
        "seq",
        "hash",
        "schema_version",
        "recorded_at",
        "data_lineage_id",
        "stream",
        "type",
        "origin",
        "assumptions"
      })
  @Tag("U3")
  void refusesWhatOnlyASessionMayGive(String field) {
    assertThatThrownBy(() -> read("{\"" + field + "\":{\"deep\":[]}}"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.RESERVED_FIELD))
        .hasMessage(
            "the body must not set " + field + ": provenance is given by the session that records");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Universe", "UNIVERSE", "provenance", "session-id", "sessionId", "universe "})
  @Tag("U3")
  void refusesOtherSpellingsOfProvenanceAsUnknown(String field) {
    assertThatThrownBy(() -> read("{\"" + field + "\":\"live\"}"))
        .hasMessageStartingWith("the fields must be among");
  }

  @Test
  @Tag("U12")
  void refusesBytesThatAreNotUtf8() {
    byte[] latin1 = "{\"qty\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    byte[] utf16 = "{\"qty\":\"1\"}".getBytes(StandardCharsets.UTF_16);
    byte[] overlong = {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'};
    for (byte[] bytes : List.of(latin1, utf16, overlong)) {
      assertThatThrownBy(() -> FlatObject.read(bytes, "line", SHAPE))
          .hasMessage("the line must be UTF-8, had bytes that are not");
    }
  }

  @Test
  @Tag("U12")
  void refusesDeepNestingWithoutRecursion() {
    for (String deep : List.of("[".repeat(100_000), "{\"qty\":" + "[".repeat(100_000))) {
      assertThatThrownBy(() -> read(deep))
          .isInstanceOf(ProblemException.class)
          .hasMessageEndingWith("was a JSON array");
    }
  }

  @Test
  void readsWhatIsThere() {
    FlatObject object = read(" {\"qty\" : \"1.50\", \"open\":false}\n");
    assertThat(object.<String>required("qty", text -> text)).isEqualTo("1.50");
    assertThat(object.<String>optional("mic", text -> text)).isEmpty();
    assertThat(object.flag("open")).isEqualTo(Optional.of(false));
  }

  @Test
  void namesTheFieldThatIsMissing() {
    assertThatThrownBy(() -> read("{}").required("qty", text -> text))
        .hasMessage("qty must be there, was missing")
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.field()).contains("qty"));
  }

  private static FlatObject read(String body) {
    return FlatObject.read(body.getBytes(StandardCharsets.UTF_8), "body", SHAPE);
  }
}
