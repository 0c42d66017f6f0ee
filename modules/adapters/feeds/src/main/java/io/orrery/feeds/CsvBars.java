package io.orrery.feeds;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.orrery.market.Bar;
import io.orrery.market.MarketDataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Bars from a CSV file as a stream; holds one line and a small buffer. What is no bar is refused
 * with file, line, column and reason:
 *
 * <table>
 *   <caption>What is refused, and what is only told</caption>
 *   <tr><th>input</th><th>what happens</th></tr>
 *   <tr><td>byte order mark, unknown, missing or second column</td><td>refused at line 1</td></tr>
 *   <tr><td>too few or too many fields, empty line, huge line, open quote</td>
 *       <td>refused at its line</td></tr>
 *   <tr><td>no line feed at the end: the file may be cut off inside of a number</td>
 *       <td>refused at the last line</td></tr>
 *   <tr><td>no bar at all</td><td>refused</td></tr>
 *   <tr><td>a price that is no decimal above zero: negative, zero, NaN, infinite, empty</td>
 *       <td>refused at line and column</td></tr>
 *   <tr><td>a volume that is no decimal of zero or above</td>
 *       <td>refused at line and column</td></tr>
 *   <tr><td>high below low, open or close outside of both</td><td>refused at its line</td></tr>
 *   <tr><td>a time in another form than declared, or not one instant in its zone</td>
 *       <td>refused at line and column</td></tr>
 *   <tr><td>a zone of dates that is not the calendar's</td><td>refused at line and column</td></tr>
 *   <tr><td>no trading day, outside of the hours, not a whole number of intervals after the
 *       opening, outside of the calendar's validity</td><td>refused at line and column</td></tr>
 *   <tr><td>not after the bar before: unsorted, duplicate</td>
 *       <td>refused at line and column</td></tr>
 *   <tr><td>a bar that the calendar has room for is not there</td>
 *       <td>told as a {@link io.orrery.market.Gap}; nothing is filled</td></tr>
 * </table>
 */
final class CsvBars implements FileBars {

  /** Longest field in characters; a line has at most as many fields as the header. */
  private static final int LONGEST_FIELD = 32_768;

  private final LastByteInput input;
  private final CsvReader<CsvRow> reader;
  private final CloseableIterator<CsvRow> rows;
  private final CsvRow row;
  private final String file;
  private final BarCheck check;

  /** Reads no bar yet; closes {@code in} when it is closed. */
  CsvBars(Layout layout, InputStream in, BarCheck check) {
    this.file = layout.file();
    this.check = check;
    this.input = new LastByteInput(in);
    this.row = new CsvRow(file, new TimeText(layout.grid(), layout.format(), layout.zone()));
    this.reader =
        CsvReader.builder()
            .skipEmptyLines(false)
            .allowUnclosedQuote(false)
            .maxBufferSize(LONGEST_FIELD)
            .build(row, new InputStreamReader(input, StandardCharsets.ISO_8859_1));
    this.rows = reader.iterator();
  }

  @Override
  public boolean next() {
    if (!advance()) {
      return false;
    }
    String flaw = Bar.flaw(openPrice(), highPrice(), lowPrice(), closePrice(), volume());
    if (!flaw.isEmpty()) {
      throw row.refused("", flaw);
    }
    flaw = check.accept(row.start());
    if (!flaw.isEmpty()) {
      throw row.refused(CsvColumn.TIME.label(), flaw);
    }
    return true;
  }

  @Override
  public BarCheck check() {
    return check;
  }

  @Override
  public long startMillis() {
    return row.start();
  }

  @Override
  public double openPrice() {
    return row.number(CsvColumn.OPEN);
  }

  @Override
  public double highPrice() {
    return row.number(CsvColumn.HIGH);
  }

  @Override
  public double lowPrice() {
    return row.number(CsvColumn.LOW);
  }

  @Override
  public double closePrice() {
    return row.number(CsvColumn.CLOSE);
  }

  @Override
  public double volume() {
    return row.number(CsvColumn.VOLUME);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new MarketDataException("%s cannot be closed: %s".formatted(file, e), e);
    }
  }

  private boolean advance() {
    try {
      if (row.isHeader() && rows.hasNext()) {
        rows.next();
        row.learnHeader();
      }
      if (rows.hasNext()) {
        rows.next();
        return true;
      }
    } catch (CsvParseException e) {
      throw unwrapped(e);
    } catch (UncheckedIOException e) {
      throw new MarketDataException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
    requireEnd();
    return false;
  }

  private void requireEnd() {
    if (check.bars() == 0) {
      throw new MarketDataException(file + ": must have a header and at least one bar, has none");
    }
    if (input.last() != '\n') {
      throw row.refused("", "the file must end in a line feed, it may be cut off");
    }
  }

  private MarketDataException unwrapped(CsvParseException e) {
    return e.getCause() instanceof MarketDataException known
        ? known
        : row.refused("", "must be a line of comma-separated values: " + e.getMessage());
  }
}
