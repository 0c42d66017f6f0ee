package io.orrery.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value; what is asked for must be there and of that kind.
 *
 * @param value members by name, a list of elements, a text, a {@code Double}, a {@code Boolean}, or
 *     null
 */
public record Json(@Nullable Object value) implements Iterable<Json> {

  /** The one value of a JSON text. */
  public static Json parse(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      return new Json(read(parser));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    switch (token) {
      case START_OBJECT -> {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, new Json(read(parser)));
        }
        return members;
      }
      case START_ARRAY -> {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(new Json(read(parser)));
        }
        return elements;
      }
      case VALUE_NULL -> {
        return null;
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return parser.getBooleanValue();
      }
      case VALUE_STRING -> {
        return parser.getText();
      }
      default -> {
        return parser.getDoubleValue();
      }
    }
  }

  /** Whether it is null. */
  public boolean isNull() {
    return value == null;
  }

  /** Whether it is a number, written as one. */
  public boolean isNumber() {
    return value instanceof Double;
  }

  /** A member of an object; it may be {@link #isNull null}, but not missing. */
  public Json get(String name) {
    Json member = members().get(name);
    if (member == null) {
      throw new IllegalArgumentException("no " + name + " in " + value);
    }
    return member;
  }

  /** The members of an object by name, in the order of the text. */
  @SuppressWarnings("unchecked")
  public Map<String, Json> members() {
    if (value instanceof Map<?, ?> members) {
      return (Map<String, Json>) members;
    }
    throw new IllegalArgumentException("must be an object, was " + value);
  }

  /** A number, or what a text says: NaN and Infinity have no other way. */
  public double number() {
    return value instanceof Double number ? number : Double.parseDouble(text());
  }

  /** True or false. */
  public boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new IllegalArgumentException("must be true or false, was " + value);
  }

  /** A text. */
  public String text() {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("must be a text, was " + value);
  }

  /** The elements of an array. */
  @Override
  @SuppressWarnings("unchecked")
  public Iterator<Json> iterator() {
    if (value instanceof List<?> elements) {
      return ((List<Json>) elements).iterator();
    }
    throw new IllegalArgumentException("must be an array, was " + value);
  }
}
