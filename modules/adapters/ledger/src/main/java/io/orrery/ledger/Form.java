package io.orrery.ledger;

import io.orrery.basics.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * How values of one Java type stand in JSON, both ways. JSON is {@code String}, {@code Long},
 * {@code Boolean}, {@code List} and {@code Map}.
 *
 * <p>Both directions refuse a value with {@link IllegalArgumentException} naming its place.
 */
interface Form {

  /** The JSON of a value of the type. */
  Object write(Object value, Where where);

  /** The value of which this is the JSON. */
  Object read(Object json, Where where);

  /** A value that is one JSON text, number or boolean. */
  record Scalar<V, J>(
      Class<V> type,
      Class<J> json,
      BiFunction<V, Where, J> writing,
      BiFunction<J, Where, V> reading)
      implements Form {
    @Override
    public Object write(Object value, Where where) {
      return writing.apply(type.cast(value), where);
    }

    @Override
    public Object read(Object value, Where where) {
      return reading.apply(requireType(json, value, where), where);
    }
  }

  /** A list of values of one type. */
  record ListOf(Form element) implements Form {
    @Override
    public Object write(Object value, Where where) {
      Where inside = where.inside();
      List<Object> json = new ArrayList<>();
      for (Object each : (List<?>) value) {
        json.add(element.write(requirePresent(each, where), inside));
      }
      return json;
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
  static Object requirePresent(Object value, Where where) {
    if (value == null) {
      throw new IllegalArgumentException(where + " must not be null");
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

  /** An instant as text, which has four digits for its year. */
  static String writeInstant(Instant instant, Where where) {
    String text = instant.toString();
    if (text.charAt(4) != '-' || text.charAt(0) == '-') {
      throw new IllegalArgumentException(where + " must be in the years 0 to 9999, was " + text);
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
