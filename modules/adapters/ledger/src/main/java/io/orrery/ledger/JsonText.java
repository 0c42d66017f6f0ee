package io.orrery.ledger;

import java.util.List;
import java.util.Map;

/** Writes JSON in the one form that ledgers have: no white space, and a line stays a line. */
final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /** Writes the members of an object without the braces around them. */
  static void members(Map<String, Object> object, StringBuilder to) {
    String separator = "";
    for (Map.Entry<String, Object> member : object.entrySet()) {
      to.append(separator);
      string(member.getKey(), to);
      to.append(':');
      value(member.getValue(), to);
      separator = ",";
    }
  }

  /** Writes an object. */
  static void object(Map<String, Object> object, StringBuilder to) {
    to.append('{');
    members(object, to);
    to.append('}');
  }

  /** Whether the text has half of a surrogate pair, which UTF-8 cannot say. */
  static boolean hasUnpairedSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean isPair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!isPair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static void value(Object value, StringBuilder to) {
    if (value instanceof String text) {
      string(text, to);
    } else if (value instanceof Map<?, ?> map) {
      @SuppressWarnings("unchecked")
      Map<String, Object> object = (Map<String, Object>) map;
      object(object, to);
    } else if (value instanceof List<?> list) {
      array(list, to);
    } else {
      to.append(value);
    }
  }

  private static void array(List<?> list, StringBuilder to) {
    to.append('[');
    String separator = "";
    for (Object element : list) {
      to.append(separator);
      value(element, to);
      separator = ",";
    }
    to.append(']');
  }

  private static void string(String text, StringBuilder to) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i), to);
    }
    to.append('"');
  }

  private static void character(char c, StringBuilder to) {
    if (c == '"' || c == '\\') {
      to.append('\\').append(c);
    } else if (c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029) {
      to.append("\\u").append(hex(c, 12)).append(hex(c, 8)).append(hex(c, 4)).append(hex(c, 0));
    } else {
      to.append(c);
    }
  }

  private static char hex(char c, int shift) {
    return HEX.charAt((c >> shift) & 15);
  }
}
