package io.orrery.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object as strictly as this module writes it: {@code String}, {@code Long}, {@code
 * Boolean}, {@code List} and {@code Map} only; valid UTF-8, every character in its one form, no
 * duplicate key, no null, no fraction or exponent, bounded depth and digits, nothing behind it.
 */
final class StrictJson {

  /** Deepest nesting of objects and lists, the outermost object included. */
  static final int MAX_DEPTH = 32;

  /** Most bytes that one object may have. */
  static final int MAX_BYTES = 64 * 1024;

  private final JsonFactory factory =
      builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private final JsonFactory trusting = builder().build();

  private static JsonFactoryBuilder builder() {
    return new JsonFactoryBuilder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(38)
                .maxStringLength(MAX_BYTES)
                .maxNameLength(256)
                .build());
  }

  /** What was read is not strict JSON; the message says why, and repeats nothing of it. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  /** The object in these bytes, its fields in their order. */
  Map<String, Object> object(byte[] bytes, int offset, int length) throws MalformedException {
    char[] text = decode(bytes, offset, length);
    PlainText.require(text);
    try (JsonParser parser = factory.createParser(text)) {
      return object(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** The same of bytes that are known to be strict: nothing is looked at twice. */
  Map<String, Object> knownObject(byte[] bytes, int offset, int length) throws MalformedException {
    try (JsonParser parser = trusting.createParser(bytes, offset, length)) {
      return object(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static Map<String, Object> object(JsonParser parser)
      throws IOException, MalformedException {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedException("not a JSON object");
      }
      Map<String, Object> object = fields(parser);
      if (parser.nextToken() != null) {
        throw new MalformedException("more than one JSON object");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw new MalformedException("not strict JSON (" + reason(e) + ")");
    }
  }

  private static Map<String, Object> fields(JsonParser parser)
      throws IOException, MalformedException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static List<Object> elements(JsonParser parser) throws IOException, MalformedException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  private static Object value(JsonParser parser) throws IOException, MalformedException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> wellFormed(parser.getText());
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> elements(parser);
      case VALUE_NUMBER_FLOAT -> throw new MalformedException("a number that is not whole");
      default -> throw new MalformedException("null, or a value that is not JSON");
    };
  }

  private static String wellFormed(String text) throws MalformedException {
    if (Surrogates.hasHalfPair(text)) {
      throw new MalformedException("half a surrogate pair");
    }
    return text;
  }

  private static char[] decode(byte[] bytes, int offset, int length) throws MalformedException {
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, offset, length));
      char[] chars = new char[text.remaining()];
      text.get(chars);
      return chars;
    } catch (CharacterCodingException e) {
      throw new MalformedException("not UTF-8");
    }
  }

  /** The kind of fault without the text around it, which may be anybody's. */
  private static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    return message.startsWith("Duplicate field") ? "a duplicate key" : "at column " + column(e);
  }

  private static long column(JsonProcessingException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
  }
}
