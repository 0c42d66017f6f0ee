package io.orrery.exports;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Values as JSON on one line: maps, iterables, optionals, texts, booleans and whole numbers.
 * Decimals are texts, as in records. Letters beyond ASCII stay as they are.
 */
public final class JsonText {

  private final StringBuilder out;

  private JsonText(StringBuilder out) {
    this.out = out;
  }

  /**
   * A value as one line.
   *
   * @throws IllegalArgumentException if there is a value of another type in it
   */
  public static String of(Object value) {
    StringBuilder out = new StringBuilder(512);
    new JsonText(out).write(value);
    return out.toString();
  }

  private void write(Object value) {
    if (value instanceof String text) {
      quote(text);
    } else if (value instanceof Map<?, ?> map) {
      members(map);
    } else if (value instanceof Iterable<?> items) {
      listed('[', items.iterator(), this::write, ']');
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresentOrElse(this::write, () -> out.append("null"));
    } else if (value instanceof Boolean || value instanceof Long || value instanceof Integer) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("JSON must be of plain values, was " + value.getClass());
    }
  }

  private void members(Map<?, ?> map) {
    listed(
        '{',
        map.entrySet().iterator(),
        entry -> {
          quote(String.valueOf(entry.getKey()));
          out.append(':');
          write(entry.getValue());
        },
        '}');
  }

  private <T> void listed(char open, Iterator<T> items, Consumer<T> each, char close) {
    out.append(open);
    while (items.hasNext()) {
      each.accept(items.next());
      out.append(items.hasNext() ? "," : "");
    }
    out.append(close);
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
        out.append("\\u").append(hex(c >> 8)).append(hex(c & 0xff));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static String hex(int octet) {
    return "" + Character.forDigit(octet >> 4, 16) + Character.forDigit(octet & 0xf, 16);
  }
}
