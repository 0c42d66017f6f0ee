package io.orrery.rest;

import io.orrery.basics.Check;
import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, read strictly: UTF-8 alone, known fields, each once, each of its type. It nests
 * nothing but what its shape declares, which is objects of strings. Anything else is refused with a
 * sentence; nothing is coerced, and nothing recurses.
 */
final class FlatObject {

  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  /**
   * The fields that an object may have.
   *
   * @param texts those that are JSON strings, in the order in which a message lists them
   * @param flags those that are JSON booleans
   * @param objects those that are JSON objects, whose members have names of any kind and are
   *     strings
   */
  record Shape(List<String> texts, List<String> flags, List<String> objects) {

    Shape(List<String> texts, List<String> flags) {
      this(texts, flags, List.of());
    }

    String allowed() {
      return Stream.of(texts, flags, objects)
          .flatMap(List::stream)
          .collect(Collectors.joining(", "));
    }

    boolean has(String field) {
      return texts.contains(field) || flags.contains(field) || objects.contains(field);
    }
  }

  private final Shape shape;
  private final String what;
  private final Map<String, Object> values = new HashMap<>();

  private FlatObject(Shape shape, String what) {
    this.shape = shape;
    this.what = what;
  }

  /**
   * Reads one object.
   *
   * @param what what a message calls the bytes: body or line
   * @throws ProblemException if the bytes are anything else
   */
  static FlatObject read(byte[] bytes, String what, Shape shape) {
    FlatObject read = new FlatObject(shape, what);
    String text = read.decoded(bytes);
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      read.readAll(parser);
    } catch (JsonParsingException e) {
      long from = Math.max(0, Math.min(text.length(), e.getLocation().getStreamOffset()));
      throw read.refused(
          "the %s must be one JSON object, and is not JSON from character %d on"
              .formatted(what, from));
    }
    return read;
  }

  <T> T required(String field, Function<String, T> reader) {
    return this.<T>optional(field, reader)
        .orElseThrow(
            () ->
                ProblemException.ofField(
                    ProblemType.INVALID_BODY, field, field + " must be there, was missing"));
  }

  <T> Optional<T> optional(String field, Function<String, T> reader) {
    @Nullable Object text = values.get(field);
    try {
      return text == null ? Optional.empty() : Optional.of(reader.apply((String) text));
    } catch (IllegalArgumentException e) {
      throw ProblemException.ofField(
          ProblemType.INVALID_BODY, field, String.valueOf(e.getMessage()));
    }
  }

  Optional<Boolean> flag(String field) {
    return Optional.ofNullable((Boolean) values.get(field));
  }

  /** The fields of text that are there, with their values. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String field : shape.texts()) {
      this.<String>optional(field, text -> text).ifPresent(text -> texts.put(field, text));
    }
    return texts;
  }

  /** The members of the object in a field, in their order; none if it is not there. */
  @SuppressWarnings("unchecked") // only member() puts values of such fields
  Map<String, String> object(String field) {
    return (Map<String, String>) values.getOrDefault(field, Map.of());
  }

  private String decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.startsWith("\uFEFF")) {
        throw refused("the " + what + " must begin with {, began with a byte order mark");
      }
      if (text.isBlank()) {
        throw refused("the " + what + " must be one JSON object, was blank");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw refused("the " + what + " must be UTF-8, had bytes that are not");
    }
  }

  private void readAll(JsonParser parser) {
    try {
      requireObject(parser.next());
      while (parser.next() == JsonParser.Event.KEY_NAME) {
        String field = parser.getString();
        requireAllowed(field);
        values.put(field, value(field, parser));
      }
      if (parser.hasNext()) {
        throw refused("the " + what + " must end after its JSON object, went on");
      }
    } catch (NoSuchElementException e) {
      throw refused("the " + what + " must be one whole JSON object, ended before its end");
    }
  }

  private void requireObject(JsonParser.Event first) {
    if (first != JsonParser.Event.START_OBJECT) {
      throw refused("the " + what + " must be one JSON object, was " + kind(first));
    }
  }

  private void requireAllowed(String field) {
    if (!shape.has(field)) {
      Reserved.refuse(field, what);
      String shown = Check.shown(field);
      throw refused("the fields must be among %s, had %s".formatted(shape.allowed(), shown));
    }
    if (values.containsKey(field)) {
      throw ProblemException.ofField(
          ProblemType.INVALID_BODY, field, field + " must be there once, was there twice");
    }
  }

  private Object value(String field, JsonParser parser) {
    JsonParser.Event event = parser.next();
    if (shape.flags().contains(field)) {
      if (event == JsonParser.Event.VALUE_TRUE || event == JsonParser.Event.VALUE_FALSE) {
        return event == JsonParser.Event.VALUE_TRUE;
      }
      throw wrongType(field, "true or false", event);
    }
    if (shape.objects().contains(field)) {
      if (event == JsonParser.Event.START_OBJECT) {
        return members(field, parser);
      }
      throw wrongType(field, "a JSON object of strings", event);
    }
    if (event == JsonParser.Event.VALUE_STRING) {
      return parser.getString();
    }
    throw wrongType(field, "a JSON string", event);
  }

  private static Map<String, String> members(String field, JsonParser parser) {
    Map<String, String> members = new LinkedHashMap<>();
    while (parser.next() == JsonParser.Event.KEY_NAME) {
      String name = field + "." + parser.getString();
      JsonParser.Event event = parser.next();
      if (event != JsonParser.Event.VALUE_STRING) {
        throw wrongType(name, "a JSON string", event);
      }
      if (members.put(name.substring(field.length() + 1), parser.getString()) != null) {
        throw ProblemException.ofField(
            ProblemType.INVALID_BODY, name, name + " must be there once, was there twice");
      }
    }
    return members;
  }

  private static ProblemException wrongType(String field, String expected, JsonParser.Event event) {
    String why =
        switch (event) {
          case VALUE_NUMBER -> ": decimals travel as strings, so that no digit is lost";
          case VALUE_NULL -> ": leave out what is unknown";
          default -> "";
        };
    return ProblemException.ofField(
        ProblemType.INVALID_BODY,
        field,
        "%s must be %s, was %s%s".formatted(field, expected, kind(event), why));
  }

  private static String kind(JsonParser.Event event) {
    return switch (event) {
      case START_OBJECT -> "a JSON object";
      case START_ARRAY -> "a JSON array";
      case VALUE_STRING -> "a JSON string";
      case VALUE_NUMBER -> "a JSON number";
      case VALUE_TRUE, VALUE_FALSE -> "a JSON boolean";
      default -> "null";
    };
  }

  private ProblemException refused(String sentence) {
    return new ProblemException(ProblemType.INVALID_BODY, sentence);
  }
}
