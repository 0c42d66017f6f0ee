package io.orrery.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the small objects beside a ledger: seals, identities, key rotations. */
final class JsonTree {

  private final String text;
  private int at;

  private JsonTree(String text) {
    this.text = text;
  }

  /**
   * The members of the one object that {@code file} holds, in their order: texts, numbers as {@link
   * Long}, lists and maps.
   *
   * @throws IllegalArgumentException if it is not one strict object and one LF
   */
  static Map<String, Object> read(byte[] file) {
    JsonScan scan = new JsonScan();
    int end = file.length - 1;
    scan.over(file, end);
    if (end < 2 || file[end] != '\n' || file[0] != '{' || scan.object(0, 1) != end) {
      throw new IllegalArgumentException("it must be one strict JSON object and one LF");
    }
    return new JsonTree(new String(file, StandardCharsets.UTF_8)).object();
  }

  private Object value() {
    return switch (text.charAt(at)) {
      case '"' -> string();
      case '{' -> object();
      case '[' -> list();
      case 't' -> word("true");
      case 'f' -> word("false");
      default -> number();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    while (text.charAt(at) != '}') {
      at += text.charAt(at) == ',' ? 1 : 0;
      String name = string();
      at++;
      members.put(name, value());
    }
    at++;
    return members;
  }

  private List<Object> list() {
    List<Object> elements = new ArrayList<>();
    at++;
    while (text.charAt(at) != ']') {
      at += text.charAt(at) == ',' ? 1 : 0;
      elements.add(value());
    }
    at++;
    return elements;
  }

  private Boolean word(String word) {
    at += word.length();
    return Boolean.valueOf(word);
  }

  private Long number() {
    int from = at;
    while (text.charAt(at) == '-' || Character.isDigit(text.charAt(at))) {
      at++;
    }
    return Long.valueOf(text.substring(from, at));
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    for (at++; text.charAt(at) != '"'; at++) {
      if (text.charAt(at) != '\\') {
        string.append(text.charAt(at));
      } else if (text.charAt(++at) == 'u') {
        string.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
        at += 4;
      } else {
        string.append(text.charAt(at));
      }
    }
    at++;
    return string.toString();
  }
}
