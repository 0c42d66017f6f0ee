package io.orrery.ledger;

import io.orrery.basics.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * How values of one Java type stand in JSON, both ways. JSON is {@code String}, {@code Long},
 * {@code Boolean}, {@code List} and {@code Map}.
 *
 * <p>Both directions refuse a value with {@link IllegalArgumentException} naming its place.
 */
interface Form {

  /** Writes the JSON of a value of the type, naming the place that {@code out} is at. */
  void write(Object value, JsonBytes out);

  /** The value of which this is the JSON. */
  Object read(Object json, Where where);

  /** A value that is one JSON text, number or boolean. */
  record Scalar<V, J>(
      Class<V> type,
      Class<J> json,
      BiConsumer<V, JsonBytes> writing,
      BiFunction<J, Where, V> reading)
      implements Form {
    @Override
    public void write(Object value, JsonBytes out) {
      writing.accept(type.cast(value), out);
    }

    @Override
    public Object read(Object value, Where where) {
      return reading.apply(requireType(json, value, where), where);
    }
  }

  /** A list of values of one type. */
  record ListOf(Form element) implements Form {
    @Override
    public void write(Object value, JsonBytes out) {
      out.open('[');
      boolean isFirst = true;
      for (Object each : (List<?>) value) {
        if (!isFirst) {
          out.put((byte) ',');
        }
        isFirst = false;
        element.write(requirePresent(each, out), out);
      }
      out.close(']');
    }

    @Override
    public Object read(Object json, Where where) {
      List<Object> values = new ArrayList<>();
      for (Object each : requireType(List.class, json, where)) {
        values.add(element.read(each, where));
      }
      return List.copyOf(values);
    }
  }

  /** The value itself, which must not be null. */
  static Object requirePresent(Object value, JsonBytes out) {
    if (value == null) {
      throw new IllegalArgumentException(out.where() + " must not be null");
    }
    return value;
  }

  /** The JSON value as what it must be. */
  static <J> J requireType(Class<J> type, Object json, Where where) {
    if (!type.isInstance(json)) {
      throw new IllegalArgumentException(
          "%s must be JSON of type %s, was %s"
              .formatted(where, jsonName(type), jsonName(json.getClass())));
    }
    return type.cast(json);
  }

  /** A text of which each value has exactly one form. */
  static String requireCanonical(String text, Object value, Where where) {
    if (!text.equals(value.toString())) {
      throw new IllegalArgumentException(
          where + " must be " + value + " in the usual form, was " + Check.shown(text));
    }
    return text;
  }

  private static String jsonName(Class<?> type) {
    if (Map.class.isAssignableFrom(type)) {
      return "object";
    }
    return List.class.isAssignableFrom(type) ? "list" : type.getSimpleName();
  }
}
