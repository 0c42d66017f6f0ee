package io.orrery.feeds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.orrery.basics.Check;
import io.orrery.market.Bar;
import io.orrery.market.MarketDataException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Bars from a JSON file as a stream, with the same refusals as {@link CsvBars}: unknown, missing
 * and second members take the place of columns, an unfinished document that of a cut-off file.
 */
final class JsonBars implements FileBars {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,15}");

  private final Layout layout;
  private final CandleForm form;
  private final BarCheck check;
  private final JsonParser parser;

  /** Open, high, low, close, volume of this bar. */
  private final double[] numbers = new double[5];

  private final boolean[] seen = new boolean[6];
  private long start;
  private boolean inside;
  private boolean ended;

  JsonBars(Layout layout, InputStream in, BarCheck check, CandleForm form) {
    this.layout = layout;
    this.form = form;
    this.check = check;
    try {
      this.parser = FACTORY.createParser(in);
    } catch (IOException e) {
      throw new MarketDataException("%s cannot be read: %s".formatted(layout.file(), e), e);
    }
  }

  @Override
  public boolean next() {
    if (ended) {
      return false;
    }
    try {
      return advance();
    } catch (JsonProcessingException e) {
      throw new MarketDataException(
          "%s: must be whole JSON: %s".formatted(place(), e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new MarketDataException("%s cannot be read: %s".formatted(layout.file(), e), e);
    }
  }

  @Override
  public BarCheck check() {
    return check;
  }

  @Override
  public long startMillis() {
    return start;
  }

  @Override
  public double openPrice() {
    return numbers[0];
  }

  @Override
  public double highPrice() {
    return numbers[1];
  }

  @Override
  public double lowPrice() {
    return numbers[2];
  }

  @Override
  public double closePrice() {
    return numbers[3];
  }

  @Override
  public double volume() {
    return numbers[4];
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new MarketDataException("%s cannot be closed: %s".formatted(layout.file(), e), e);
    }
  }

  private boolean advance() throws IOException {
    if (!inside) {
      enter();
      inside = true;
    }
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      leave();
      ended = true;
      return false;
    }
    require(JsonToken.START_OBJECT, "a bar must be an object");
    readBar();
    accept();
    return true;
  }

  /** Stands behind the beginning of the array of bars. */
  private void enter() throws IOException {
    parser.nextToken();
    require(JsonToken.START_OBJECT, "the file must be an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals(form.array())) {
        require(JsonToken.START_ARRAY, form.array() + " must be an array");
        return;
      }
      if (!name.equals("name") || parser.currentToken() != JsonToken.VALUE_STRING) {
        throw refused("unknown member " + Check.shown(name));
      }
    }
    throw refused("the object must have a member " + form.array());
  }

  private void leave() throws IOException {
    parser.nextToken();
    require(JsonToken.END_OBJECT, "nothing may follow the bars");
    if (parser.nextToken() != null) {
      throw refused("nothing may follow the object");
    }
    if (check.bars() == 0) {
      throw refused("there must be at least one bar");
    }
  }

  private void readBar() throws IOException {
    Arrays.fill(seen, false);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      int member = form.members().indexOf(name);
      parser.nextToken();
      if (member >= 0) {
        readMember(name, member);
      } else if (!form.isIgnored(name) || !parser.currentToken().isScalarValue()) {
        throw refused("unknown member " + Check.shown(name));
      }
    }
    for (int member = 0; member < seen.length; member++) {
      if (!seen[member]) {
        throw refused("a bar must have a member " + form.members().get(member));
      }
    }
  }

  private void readMember(String name, int member) throws IOException {
    if (seen[member]) {
      throw refused("member %s must be there once, was there twice".formatted(name));
    }
    seen[member] = true;
    if (!parser.currentToken().isNumeric() && parser.currentToken() != JsonToken.VALUE_STRING) {
      throw refused(name + " must be a number, was " + Check.shown(parser.getText()));
    }
    if (member == 0) {
      readTime(name, parser.getText());
    } else {
      readNumber(name, member - 1, parser.getText());
    }
  }

  private void readTime(String name, String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw refused(
          name + " must be a whole number since 1970-01-01T00:00Z, was " + Check.shown(text));
    }
    start = form.start(Long.parseLong(text), layout.grid().interval().toMillis());
  }

  private void readNumber(String name, int at, String text) {
    char[] chars = text.toCharArray();
    numbers[at] = DecimalText.parse(chars, 0, chars.length);
    if (Double.isNaN(numbers[at])) {
      throw refused(name + " must be a decimal, was " + Check.shown(text));
    }
  }

  private void accept() {
    String flaw = Bar.flaw(openPrice(), highPrice(), lowPrice(), closePrice(), volume());
    if (flaw.isEmpty()) {
      flaw = check.accept(start);
    }
    if (!flaw.isEmpty()) {
      throw refused(flaw);
    }
  }

  private void require(JsonToken token, String rule) {
    if (parser.currentToken() != token) {
      throw refused(rule);
    }
  }

  private MarketDataException refused(String reason) {
    return new MarketDataException(place() + ": " + reason);
  }

  private String place() {
    return "%s line %d, column %d"
        .formatted(
            layout.file(),
            parser.currentTokenLocation().getLineNr(),
            parser.currentTokenLocation().getColumnNr());
  }
}
