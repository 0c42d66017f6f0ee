package io.orrery.analytics;

import java.io.IOException;
import java.util.Locale;

/**
 * Writes one JSON document in the order of its calls. Numbers travel as strings. Everything below
 * the space and everything beyond ASCII is escaped, so that no encoding can spoil it.
 */
final class JsonText {

  private final Appendable out;
  private boolean first = true;

  JsonText(Appendable out) {
    this.out = out;
  }

  JsonText begin(String name, char bracket) throws IOException {
    return name(name).begin(bracket);
  }

  /** Opens an object or an array as an item, or as the document. */
  JsonText begin(char bracket) throws IOException {
    comma();
    out.append(bracket);
    first = true;
    return this;
  }

  JsonText end(char bracket) throws IOException {
    out.append(bracket);
    first = false;
    return this;
  }

  JsonText text(String name, String value) throws IOException {
    return name(name).item(value);
  }

  JsonText number(String name, double value) throws IOException {
    return text(name, Numbers.text(value));
  }

  JsonText count(String name, int value) throws IOException {
    name(name);
    out.append(Integer.toString(value));
    first = false;
    return this;
  }

  JsonText nothing(String name) throws IOException {
    name(name);
    out.append("null");
    first = false;
    return this;
  }

  /** A text as an item of an array. */
  JsonText item(String value) throws IOException {
    comma();
    quoted(value);
    first = false;
    return this;
  }

  private JsonText name(String name) throws IOException {
    comma();
    quoted(name);
    out.append(':');
    first = true;
    return this;
  }

  private void comma() throws IOException {
    if (!first) {
      out.append(',');
    }
  }

  private void quoted(String text) throws IOException {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      escaped(text.charAt(i));
    }
    out.append('"');
  }

  private void escaped(char c) throws IOException {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (c < ' ' || c > '~') {
      out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }
}
