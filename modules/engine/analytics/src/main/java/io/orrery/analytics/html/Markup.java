package io.orrery.analytics.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Builds HTML and SVG. Everything that is given to it is text and is escaped; only names of tags
 * and attributes, which are constants of the code, are taken as they are.
 */
final class Markup {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes are names and values in turn. */
  Markup open(String tag, String... attributes) {
    tag(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element that was opened last. */
  Markup close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element with nothing but text in it. */
  Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** An element with nothing in it. */
  Markup empty(String tag, String... attributes) {
    tag(tag, attributes);
    out.append("/>\n");
    return this;
  }

  Markup text(String text) {
    for (int i = 0; i < text.length(); i++) {
      escaped(text.charAt(i));
    }
    return this;
  }

  /** The style sheet: a constant of the code, whose hash the page's policy names. */
  Markup style(String css) {
    out.append("<style>").append(css).append("</style>\n");
    return this;
  }

  String page() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("every element must be closed, was open: " + open);
    }
    return "<!DOCTYPE html>\n" + out;
  }

  private void tag(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      text(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escaped(char c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.append(isForbidden(c) ? '\uFFFD' : c);
    }
  }

  /** Control characters that HTML does not allow, and those that turn the direction of text. */
  private static boolean isForbidden(char c) {
    boolean control = c < ' ' && c != '\n' && c != '\t';
    boolean direction = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    return control || direction || (c >= '\u007F' && c <= '\u009F');
  }
}
