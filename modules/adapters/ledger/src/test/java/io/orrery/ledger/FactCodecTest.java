package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Price;
import io.orrery.universe.Fact;
import io.orrery.universe.UntypedFact;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a fact may hold, and how it stands in a record. */
final class FactCodecTest {

  private final FactCodec codec = new FactCodec();

  enum Colour {
    DEEP_RED
  }

  sealed interface Shape {
    record Circle(long radius) implements Shape {}

    record Nothing() implements Shape {}
  }

  record Point(int x, Optional<Integer> y) {}

  record Everything(
      String text,
      BigDecimal exact,
      long big,
      int small,
      boolean truth,
      Instant when,
      Duration howLong,
      Colour colour,
      Price price,
      Point point,
      Optional<String> absent,
      Optional<Price> present,
      List<Point> points,
      List<Colour> colours,
      Optional<List<Long>> numbers,
      Shape shape,
      List<Shape> shapes)
      implements Fact {}

  private static final Everything EVERYTHING =
      new Everything(
          "a \"b\" \\ \n \u2028 \uD83D\uDE80 \u00e4",
          new BigDecimal("-0.10"),
          Long.MIN_VALUE,
          Integer.MAX_VALUE,
          true,
          Instant.parse("2026-01-27T16:39:54.092923001Z"),
          Duration.ofMillis(1500),
          Colour.DEEP_RED,
          new Price(new BigDecimal("1.50")),
          new Point(1, Optional.of(2)),
          Optional.empty(),
          Optional.of(new Price(new BigDecimal("0"))),
          List.of(new Point(3, Optional.empty())),
          List.of(Colour.DEEP_RED),
          Optional.of(List.of(1L, 2L)),
          new Shape.Circle(4),
          List.of(new Shape.Nothing()));

  @Test
  void writesEveryAllowedTypeInItsOneForm() {
    assertThat(Paper.text(codec.encode(EVERYTHING)))
        .isEqualTo(
            "\"type\":\"everything\",\"text\":\"a \\\"b\\\" \\\\ \\u000a \\u2028 \uD83D\uDE80 \u00e4\","
                + "\"exact\":\"-0.10\",\"big\":-9223372036854775808,\"small\":2147483647,"
                + "\"truth\":true,\"when\":\"2026-01-27T16:39:54.092923001Z\","
                + "\"how_long\":\"PT1.5S\",\"colour\":\"deep_red\",\"price\":\"1.50\","
                + "\"point\":{\"x\":1,\"y\":2},\"present\":\"0\",\"points\":[{\"x\":3}],"
                + "\"colours\":[\"deep_red\"],\"numbers\":[1,2],"
                + "\"shape\":{\"kind\":\"circle\",\"radius\":4},\"shapes\":[{\"kind\":\"nothing\"}]");
  }

  @Test
  void readsEveryAllowedTypeBack() throws Exception {
    assertThat(codec.decode(Everything.class, untyped(EVERYTHING))).isEqualTo(EVERYTHING);
  }

  record WithDouble(double price) implements Fact {}

  record WithFloat(List<Float> prices) implements Fact {}

  record WithMap(Map<String, String> map) implements Fact {}

  record WithObject(Object object) implements Fact {}

  record WithOptionalInList(List<Optional<String>> list) implements Fact {}

  record WithOptionalOfOptional(Optional<Optional<String>> twice) implements Fact {}

  record Wrapped(Optional<String> text) {}

  record WithWrappedOptional(Wrapped wrapped) implements Fact {}

  record WithSeq(long seq) implements Fact {}

  record WithHash(String hash) implements Fact {}

  record WithType(String type) implements Fact {}

  record WithTwins(long aB, long a_b) implements Fact {}

  record WithKind(Kinded kinded) implements Fact {}

  sealed interface Kinded {
    record One(String kind) implements Kinded {}
  }

  record Named(String text) implements Fact {
    @Override
    public String type() {
      return text;
    }
  }

  record Nested(List<Nested> inner) {}

  record Deep(List<Nested> inner) implements Fact {}

  record Texts(List<String> texts) implements Fact {}

  record Time(Instant when) implements Fact {}

  record Exact(BigDecimal exact) implements Fact {}

  static List<Fact> refused() {
    return List.of(
        new WithDouble(1),
        new WithFloat(List.of()),
        new WithMap(Map.of()),
        new WithObject("text"),
        new WithOptionalInList(List.of()),
        new WithOptionalOfOptional(Optional.empty()),
        new WithWrappedOptional(new Wrapped(Optional.of("a"))),
        new WithSeq(1),
        new WithHash("a"),
        new WithType("a"),
        new WithTwins(1, 2),
        new WithKind(new Kinded.One("a")),
        new Named("Not Snake"),
        new Deep(nested(40)),
        new Deep(nested(5_000)),
        new Texts(Arrays.asList("a", nothing())),
        new Texts(List.of("\uDC00\uD800")),
        new Time(Instant.MAX),
        new Time(Instant.MIN),
        new Exact(new BigDecimal("1E+999999999")),
        new Exact(new BigDecimal("1E-39")),
        new UntypedFact("a", Map.of()));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatCannotBeRecordedExactly(Fact fact) {
    assertThatThrownBy(() -> codec.encode(fact))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*\\b(must|not)\\b.*");
  }

  @Test
  void namesTheComponentThatIsRefused() {
    assertThatThrownBy(() -> codec.encode(new WithDouble(1)))
        .hasMessageContainingAll("with_double.price", "double");
    assertThatThrownBy(() -> codec.encode(new Texts(Arrays.asList("a", nothing()))))
        .hasMessageContainingAll("texts.texts", "null");
  }

  @Test
  void refusesNullInAComponent() {
    assertThatThrownBy(() -> codec.encode(new Time(nothing())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("time.when must not be null");
  }

  @Test
  void refusesFieldsThatATypeDoesNotHave() throws Exception {
    UntypedFact fact = untyped(EVERYTHING);
    Map<String, Object> more = new LinkedHashMap<>(fact.fields());
    more.put("more", "x");

    assertThatThrownBy(() -> codec.decode(Everything.class, new UntypedFact("everything", more)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no other fields");
  }

  @Test
  void refusesAMissingFieldAWrongTypeAndAnotherForm() throws Exception {
    requireRefused("text", null);
    requireRefused("text", 1L);
    requireRefused("exact", "1e3");
    requireRefused("exact", 1L);
    requireRefused("small", 1L << 40);
    requireRefused("when", "2026-01-27T16:39:54.1Z[UTC]");
    requireRefused("when", "2026-01-27T16:39:54.100000Z");
    requireRefused("how_long", "PT1500S");
    requireRefused("colour", "DEEP_RED");
    requireRefused("price", "-1");
    requireRefused("shape", Map.of("kind", "square"));
    requireRefused("point", List.of());
  }

  @Test
  void refusesAFactOfAnotherType() {
    assertThatThrownBy(() -> codec.decode(Time.class, new UntypedFact("exact", Map.of())))
        .hasMessageContaining("type must be time");
  }

  private void requireRefused(String field, @org.jspecify.annotations.Nullable Object value)
      throws Exception {
    Map<String, Object> fields = new LinkedHashMap<>(untyped(EVERYTHING).fields());
    fields.remove(field);
    if (value != null) {
      fields.put(field, value);
    }
    assertThatThrownBy(() -> codec.decode(Everything.class, new UntypedFact("everything", fields)))
        .as("%s = %s", field, value)
        .isInstanceOf(IllegalArgumentException.class);
  }

  private UntypedFact untyped(Fact fact) throws Exception {
    byte[] json = ("{" + Paper.text(codec.encode(fact)) + "}").getBytes(StandardCharsets.UTF_8);
    Map<String, Object> fields = new StrictJson().object(json, 0, json.length);
    return new UntypedFact(String.valueOf(fields.remove("type")), fields);
  }

  private static List<Nested> nested(int depth) {
    List<Nested> inner = List.of();
    for (int i = 0; i < depth; i++) {
      inner = List.of(new Nested(inner));
    }
    return inner;
  }

  /** Null, as code that nobody checked hands it over. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }
}
