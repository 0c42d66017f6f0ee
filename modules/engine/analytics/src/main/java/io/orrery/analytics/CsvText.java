package io.orrery.analytics;

import java.io.IOException;

/**
 * Writes lines of RFC 4180. A text that a spreadsheet could take for a formula gets an apostrophe
 * before it; numbers are written as they are.
 */
final class CsvText {

  private final Appendable out;
  private boolean first = true;

  CsvText(Appendable out) {
    this.out = out;
  }

  CsvText text(String value) throws IOException {
    return cell(isFormula(value) ? "'" + value : value);
  }

  CsvText texts(String... values) throws IOException {
    for (String value : values) {
      text(value);
    }
    return this;
  }

  CsvText number(double value) throws IOException {
    return cell(Numbers.text(value));
  }

  void endLine() throws IOException {
    out.append("\r\n");
    first = true;
  }

  private CsvText cell(String value) throws IOException {
    if (!first) {
      out.append(',');
    }
    first = false;
    out.append(needsQuotes(value) ? '"' + value.replace("\"", "\"\"") + '"' : value);
    return this;
  }

  private static boolean isFormula(String value) {
    return !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0;
  }

  private static boolean needsQuotes(String value) {
    return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
  }
}
