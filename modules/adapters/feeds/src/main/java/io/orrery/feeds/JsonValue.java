package io.orrery.feeds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.orrery.basics.Check;
import io.orrery.market.MarketDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of a small JSON file that a person may have written: it knows its file, path and line,
 * and refuses with all three what is not as it must be.
 */
final class JsonValue {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final String file;
  private final String path;
  private final int line;

  /** A map of values, a list of values, or text. */
  private final Object content;

  private JsonValue(String file, String path, int line, Object content) {
    this.file = file;
    this.path = path;
    this.line = line;
    this.content = content;
  }

  /** Reads a whole file; {@code file} is its name in messages. */
  static JsonValue read(String file, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new MarketDataException(file + ": must be a JSON object, is empty");
      }
      JsonValue value = value(file, "$", parser);
      if (parser.nextToken() != null) {
        throw new MarketDataException(
            "%s line %d: nothing may follow the object".formatted(file, lineOf(parser)));
      }
      return value;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new MarketDataException(
          "%s line %d: must be JSON: %s".formatted(file, line, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new MarketDataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The member of that name. */
  JsonValue get(String key) {
    JsonValue member = members().get(key);
    if (member == null) {
      throw refused("must have a member '" + key + "'");
    }
    return member;
  }

  /** The member of that name, or null if there is none. */
  @Nullable JsonValue find(String key) {
    return members().get(key);
  }

  /** This object, which may have no members but these. */
  JsonValue only(String... keys) {
    Set<String> known = Set.of(keys);
    members()
        .forEach(
            (key, member) -> {
              if (!known.contains(key)) {
                throw member.refused("unknown key; known are " + List.of(keys));
              }
            });
    return this;
  }

  /** The members in their order. */
  @SuppressWarnings("unchecked") // only value() makes these
  Map<String, JsonValue> members() {
    if (content instanceof Map<?, ?> map) {
      return (Map<String, JsonValue>) map;
    }
    throw refused("must be an object");
  }

  /** The elements in their order. */
  @SuppressWarnings("unchecked") // only value() makes these
  List<JsonValue> elements() {
    if (content instanceof List<?> list) {
      return (List<JsonValue>) list;
    }
    throw refused("must be an array");
  }

  /** This text. */
  String text() {
    if (content instanceof String text) {
      return text;
    }
    throw refused("must be a string");
  }

  /** This text as something else; what {@code reading} throws is told with file, path and line. */
  <T> T as(Function<String, T> reading) {
    String text = text();
    return at(() -> reading.apply(text));
  }

  /** Does something with this value; what it throws is told with file, path and line. */
  <T> T at(java.util.function.Supplier<T> doing) {
    try {
      return doing.get();
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  /** The place and what is wrong there. */
  MarketDataException refused(String reason) {
    return new MarketDataException("%s line %d, %s: %s".formatted(file, line, path, reason));
  }

  private static JsonValue value(String file, String path, JsonParser parser) throws IOException {
    int line = lineOf(parser);
    JsonToken token = parser.currentToken();
    Object content =
        switch (token) {
          case START_OBJECT -> object(file, path, parser);
          case START_ARRAY -> array(file, path, parser);
          case VALUE_STRING, VALUE_NUMBER_INT -> parser.getText();
          default ->
              throw new MarketDataException(
                  "%s line %d, %s: must be an object, an array or a string, was %s"
                      .formatted(file, line, path, Check.shown(parser.getText())));
        };
    return new JsonValue(file, path, line, content);
  }

  private static Map<String, JsonValue> object(String file, String path, JsonParser parser)
      throws IOException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String place = path + "." + (key.length() > 60 ? key.substring(0, 60) : key);
      int line = lineOf(parser);
      parser.nextToken();
      if (members.put(key, value(file, place, parser)) != null) {
        throw new MarketDataException("%s line %d, %s: duplicate key".formatted(file, line, place));
      }
    }
    return members;
  }

  private static List<JsonValue> array(String file, String path, JsonParser parser)
      throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(file, path + "[" + elements.size() + "]", parser));
    }
    return elements;
  }

  private static int lineOf(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
