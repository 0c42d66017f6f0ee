package io.orrery.ledger;

import io.orrery.basics.Decimals;
import io.orrery.universe.ValidityClass;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the form of a component from its declared type, by the rules of {@code Fact}. */
final class Forms {

  private static final String ALLOWED =
      "text, BigDecimal, long, int, boolean, Instant, Duration, enums, records, sealed interfaces"
          + " of records, and Optional and List of these";

  private final Map<Class<?>, Form> scalars =
      Map.ofEntries(
          Map.entry(String.class, text()),
          Map.entry(BigDecimal.class, decimal()),
          Map.entry(long.class, wholeNumber()),
          Map.entry(Long.class, wholeNumber()),
          Map.entry(int.class, smallNumber()),
          Map.entry(Integer.class, smallNumber()),
          Map.entry(boolean.class, truth()),
          Map.entry(Boolean.class, truth()),
          Map.entry(Instant.class, instant()),
          Map.entry(Duration.class, duration()));
  private final Function<Class<?>, RecordShape> shapes;

  /** {@code shapes} is asked only when a value is written or read: records may be recursive. */
  Forms(Function<Class<?>, RecordShape> shapes) {
    this.shapes = shapes;
  }

  /** The form of values declared as {@code type}; {@code where} is named if there is none. */
  Form of(Type type, Where where) {
    if (type instanceof ParameterizedType parameterized
        && parameterized.getRawType() == List.class) {
      return new Form.ListOf(of(parameterized.getActualTypeArguments()[0], where));
    }
    if (type instanceof Class<?> raw) {
      return ofClass(raw, where);
    }
    throw unsupported(type, where);
  }

  private Form ofClass(Class<?> type, Where where) {
    Form scalar = scalars.get(type);
    if (scalar != null) {
      return scalar;
    }
    if (type.isEnum()) {
      return enumeration(type);
    }
    if (type.isRecord()) {
      return ofRecord(type, where);
    }
    if (type.isSealed() && type.isInterface()) {
      return new OneOf(variants(type, where), shapes);
    }
    throw unsupported(type, where);
  }

  private Form ofRecord(Class<?> type, Where where) {
    if (type.getRecordComponents().length != 1) {
      return new Nested(type, shapes);
    }
    if (type.getRecordComponents()[0].getType() == Optional.class) {
      throw new IllegalArgumentException(
          where + " must not be a record of one Optional: make the component itself an Optional");
    }
    return new Value(type, shapes);
  }

  private static Map<String, Class<?>> variants(Class<?> type, Where where) {
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (!permitted.isRecord()) {
        throw unsupported(permitted, where);
      }
    }
    return Arrays.stream(type.getPermittedSubclasses())
        .collect(Collectors.toUnmodifiableMap(OneOf::kind, each -> each));
  }

  private static IllegalArgumentException unsupported(Type type, Where where) {
    return new IllegalArgumentException(
        "%s must be of a type that is recorded exactly (%s), was %s"
            .formatted(where, ALLOWED, type.getTypeName()));
  }

  private static Form text() {
    return new Form.Scalar<>(String.class, String.class, Forms::writeText, (text, where) -> text);
  }

  private static void writeText(String text, JsonBytes out) {
    if (Surrogates.hasHalfPair(text)) {
      throw new IllegalArgumentException(
          out.where() + " must be Unicode, had half a surrogate pair");
    }
    out.string(text);
  }

  private static Form decimal() {
    return new Form.Scalar<>(
        BigDecimal.class,
        String.class,
        Forms::writeDecimal,
        (text, where) -> Decimals.parse(where.toString(), text));
  }

  private static void writeDecimal(BigDecimal value, JsonBytes out) {
    if (!Decimals.isBounded(value)) {
      Decimals.bounded(out.where(), value);
    }
    out.string(value.toPlainString());
  }

  private static Form wholeNumber() {
    return new Form.Scalar<>(
        Long.class, Long.class, (value, out) -> out.number(value), (value, w) -> value);
  }

  private static Form smallNumber() {
    return new Form.Scalar<>(
        Integer.class, Long.class, (value, out) -> out.number(value), Forms::requireInt);
  }

  private static int requireInt(long value, Where where) {
    if (value != (int) value) {
      throw new IllegalArgumentException(where + " must fit in 32 bits, was " + value);
    }
    return (int) value;
  }

  private static Form truth() {
    return new Form.Scalar<>(
        Boolean.class, Boolean.class, (value, out) -> out.value(value), (value, w) -> value);
  }

  private static Form instant() {
    return new Form.Scalar<>(
        Instant.class, String.class, (value, out) -> out.instant(value), Forms::readInstant);
  }

  static Instant readInstant(String text, Where where) {
    byte[] bytes =
        Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), text.length() + LineReader.SLACK);
    InstantText quick = new InstantText();
    if (quick.read(bytes, 0, text.length())) {
      return quick.instant();
    }
    return readOrRefuse(text, where);
  }

  /** The slow way, which also says why. */
  private static Instant readOrRefuse(String text, Where where) {
    try {
      Instant instant = Instant.parse(text);
      Form.requireCanonical(text, instant, where);
      return instant;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(where + " must be a time such as 2026-01-27T16:39:54Z", e);
    }
  }

  private static Form duration() {
    return new Form.Scalar<>(
        Duration.class,
        String.class,
        (value, out) -> out.string(value.toString()),
        Forms::readDuration);
  }

  private static Duration readDuration(String text, Where where) {
    try {
      Duration duration = Duration.parse(text);
      Form.requireCanonical(text, duration, where);
      return duration;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(where + " must be a duration such as PT0.25S", e);
    }
  }

  private static Form enumeration(Class<?> type) {
    Map<String, Object> byName =
        Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toUnmodifiableMap(Forms::wireName, each -> each));
    byte[][] quoted =
        Arrays.stream(type.getEnumConstants())
            .map(each -> ('"' + wireName(each) + '"').getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
    return new Form.Scalar<>(
        Object.class,
        String.class,
        (value, out) -> out.raw(quoted[((Enum<?>) value).ordinal()]),
        (text, where) -> required(byName, text, where));
  }

  /** The name of an enum's constant in a record: lower case, but a class as the contract has it. */
  static String wireName(Object constant) {
    String name = ((Enum<?>) constant).name();
    return constant instanceof ValidityClass ? name : name.toLowerCase(Locale.ROOT);
  }

  private static Object required(Map<String, Object> byName, String name, Where where) {
    Object found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException(where + " must be one of " + byName.keySet());
    }
    return found;
  }

  /** A record of one component, which stands as that component. */
  private record Value(Class<?> type, Function<Class<?>, RecordShape> shapes) implements Form {
    @Override
    public void write(Object value, JsonBytes out) {
      shapes.apply(type).writeOnly(value, out);
    }

    @Override
    public Object read(Object json, Where where) {
      return shapes.apply(type).readOnly(json, where);
    }
  }

  /** A record of several components, which stands as an object. */
  private record Nested(Class<?> type, Function<Class<?>, RecordShape> shapes) implements Form {
    @Override
    public void write(Object value, JsonBytes out) {
      out.open('{');
      shapes.apply(type).write(value, out, /* hasMembers= */ false);
      out.close('}');
    }

    @Override
    public Object read(Object json, Where where) {
      return shapes.apply(type).readObject(json, where);
    }
  }
}
