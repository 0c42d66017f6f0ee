package io.orrery.trading.observability;

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

/** A JSON value of the reference data; what is asked for must be there and of that kind. */
public record Json(@Nullable Object value) implements Iterable<Json> {

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
      case VALUE_STRING -> {
        return parser.getText();
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return parser.getBooleanValue();
      }
      default -> {
        return parser.getDoubleValue();
      }
    }
  }

  public boolean isNull() {
    return value == null;
  }

  public boolean isNumber() {
    return value instanceof Double;
  }

  public Json get(String name) {
    Json member = members().get(name);
    if (member == null) {
      throw new IllegalArgumentException("no " + name + " in " + value);
    }
    return member;
  }

  @SuppressWarnings("unchecked")
  public Map<String, Json> members() {
    if (value instanceof Map<?, ?> members) {
      return (Map<String, Json>) members;
    }
    throw new IllegalArgumentException("must be an object, was " + value);
  }

  public double number() {
    return value instanceof Double number ? number : Double.parseDouble(text());
  }

  public String text() {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("must be a text, was " + value);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Iterator<Json> iterator() {
    if (value instanceof List<?> elements) {
      return ((List<Json>) elements).iterator();
    }
    throw new IllegalArgumentException("must be an array, was " + value);
  }
}
