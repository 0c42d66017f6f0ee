package io.orrery.ledger;

/**
 * The one form in which every character stands in a record: no white space around tokens, a
 * backslash before quotation marks and backslashes, four lower-case digits for what would end or
 * hide a line, and everything else as it is. Whether it is JSON at all is for others to say.
 */
final class PlainText {

  private static final int DIGITS = 4;

  private final char[] text;
  private int at;

  private PlainText(char[] text) {
    this.text = text;
  }

  /** Passes if every character has its form. */
  static void require(char[] text) throws StrictJson.MalformedException {
    PlainText plain = new PlainText(text);
    while (plain.at < text.length) {
      plain.token();
    }
  }

  private void token() throws StrictJson.MalformedException {
    char c = text[at++];
    if (c == '"') {
      string();
    } else if (c <= ' ') {
      throw new StrictJson.MalformedException("white space around a token");
    } else if (c == '-' && at < text.length && text[at] == '0') {
      throw new StrictJson.MalformedException("a number with a needless sign");
    }
  }

  private void string() throws StrictJson.MalformedException {
    while (at < text.length && text[at] != '"') {
      char c = text[at++];
      if (c == '\\') {
        escape();
      } else if (mustBeEscaped(c)) {
        throw new StrictJson.MalformedException("a character that must be escaped, as it is");
      }
    }
    at++;
  }

  private void escape() throws StrictJson.MalformedException {
    char c = at < text.length ? text[at++] : ' ';
    boolean isPlain = c == '"' || c == '\\' || (c == 'u' && mustBeEscaped(code()));
    if (!isPlain) {
      throw new StrictJson.MalformedException("an escape where the character itself must stand");
    }
  }

  /** The code point of four lower-case digits; a space if there are none. */
  private char code() {
    int code = 0;
    for (int end = at + DIGITS; at < end; at++) {
      char c = at < text.length ? text[at] : ' ';
      boolean isDigit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (!isDigit) {
        return ' ';
      }
      code = code << 4 | Character.digit(c, 16);
    }
    return (char) code;
  }

  private static boolean mustBeEscaped(char c) {
    return c < ' ' || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
  }
}
