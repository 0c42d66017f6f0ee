package io.orrery.analytics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.orrery.basics.Sha256;
import io.orrery.testkit.ReferenceData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reference data beside the checkout, as maps, lists, texts and numbers. */
final class Reference {

  private static final Path CHECKOUT =
      Path.of(System.getProperty("orrery.checkout", "../../..")).toAbsolutePath().normalize();

  private Reference() {}

  /** A file of the source tree that is being built. */
  static Path docs(String name) {
    return CHECKOUT.resolve("src/docs").resolve(name);
  }

  /** An input of the golden data; if it is there it must be the one that the golden data names. */
  static List<Map<String, Object>> lines(String name, String sha256) {
    Path file = ReferenceData.file("data/market-watch/" + name);
    try {
      byte[] bytes = Files.readAllBytes(file);
      MessageDigest digest = Sha256.digest();
      if (!Sha256.ofRaw(digest.digest(bytes)).value().equals(sha256)) {
        throw new IllegalStateException(name + " must have SHA-256 " + sha256);
      }
      List<Map<String, Object>> rows = new ArrayList<>();
      try (JsonParser parser = new JsonFactory().createParser(bytes)) {
        while (parser.nextToken() != null) {
          rows.add(object(value(parser)));
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A golden file. */
  static Object golden(String name) {
    try {
      return parse(ReferenceData.text("golden/a_metrics/" + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one value of a JSON text. */
  static Object parse(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return value(parser);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  static List<Map<String, Object>> objects(Object value) {
    return list(value).stream().map(Reference::object).toList();
  }

  /** A member that must be there. */
  static Object member(Map<String, Object> of, String name) {
    Object value = of.get(name);
    if (value == null) {
      throw new IllegalStateException("no member " + name + " in " + of.keySet());
    }
    return value;
  }

  static String text(Map<String, Object> of, String name) {
    return (String) member(of, name);
  }

  /** A number; the texts NaN, Infinity and -Infinity are numbers, too. */
  static double number(Object value) {
    return value instanceof Number number
        ? number.doubleValue()
        : Double.parseDouble((String) value);
  }

  static double[] numbers(Object value) {
    return list(value).stream().mapToDouble(Reference::number).toArray();
  }

  static String[] texts(Object value) {
    Object[] all = list(value).toArray();
    return Arrays.copyOf(all, all.length, String[].class);
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> parser.getDoubleValue();
    };
  }

  private static Map<String, Object> members(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        members.put(name, value(parser));
      }
    }
    return members;
  }

  private static List<Object> items(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return Collections.unmodifiableList(items);
  }
}
