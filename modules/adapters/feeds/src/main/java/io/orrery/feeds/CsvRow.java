package io.orrery.feeds;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.orrery.basics.Check;
import io.orrery.market.MarketDataException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row at a time, read from the parser's own buffer without a string a field. The row is the
 * same object for every line; it stands on the newest.
 */
final class CsvRow extends CsvCallbackHandler<CsvRow> {

  private static final int MOST_COLUMNS = 32;
  private static final int SHOWN = 40;
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private final String file;
  private final TimeText times;
  private final List<String> header = new ArrayList<>();
  private CsvColumn @Nullable [] columns;
  private long line;
  private int field;
  private boolean empty;

  /** What {@link CsvColumn} says, by its ordinal; the time is in {@link #start}. */
  private final double[] numbers = new double[CsvColumn.values().length];

  private long start;

  CsvRow(String file, TimeText times) {
    this.file = file;
    this.times = times;
  }

  long start() {
    return start;
  }

  double number(CsvColumn column) {
    return numbers[column.ordinal()];
  }

  /** Whether this row was the header, which is the first. */
  boolean isHeader() {
    return columns == null;
  }

  /** Says what the columns of the file are, after the first row. */
  void learnHeader() {
    if (header.get(0).startsWith(BYTE_ORDER_MARK)) {
      throw refused("", "the file must not begin with a byte order mark");
    }
    try {
      columns = CsvColumn.of(header);
    } catch (IllegalArgumentException e) {
      throw refused("", String.valueOf(e.getMessage()));
    }
  }

  /** The place, with the column if it is not empty, and the reason. */
  MarketDataException refused(String column, String reason) {
    return new MarketDataException(
        column.isEmpty()
            ? "%s line %d: %s".formatted(file, line, reason)
            : "%s line %d, column %s: %s".formatted(file, line, column, reason));
  }

  @Override
  protected RecordType getRecordType() {
    return RecordType.DATA;
  }

  @Override
  protected int getFieldCount() {
    return field;
  }

  @Override
  protected void beginRecord(long startingLineNumber) {
    line = startingLineNumber;
    field = 0;
    empty = false;
  }

  @Override
  protected void addField(char[] buffer, int offset, int length, boolean quoted) {
    if (columns == null) {
      addName(new String(buffer, offset, length));
    } else if (field >= columns.length) {
      throw refused("", "must have %d fields, has more".formatted(columns.length));
    } else if (columns[field] == CsvColumn.TIME) {
      readTime(buffer, offset, length);
    } else if (columns[field] != CsvColumn.IGNORED) {
      readNumber(columns[field], buffer, offset, length);
    }
    field++;
  }

  @Override
  protected void setComment(char[] buffer, int offset, int length) {
    throw refused("", "must not be a comment");
  }

  @Override
  protected void setEmpty() {
    empty = true;
  }

  @Override
  protected CsvRow buildRecord() {
    if (empty || field == 0) {
      throw refused("", "must not be an empty line");
    }
    if (columns != null && field != columns.length) {
      throw refused("", "must have %d fields, has %d".formatted(columns.length, field));
    }
    return this;
  }

  private void addName(String name) {
    if (field == MOST_COLUMNS) {
      throw refused("", "header must have at most %d columns, has more".formatted(MOST_COLUMNS));
    }
    header.add(name);
  }

  private void readTime(char[] buffer, int offset, int length) {
    start = times.parse(buffer, offset, length);
    if (!times.flaw().isEmpty()) {
      throw refused(
          CsvColumn.TIME.label(), times.flaw() + ", found " + shown(buffer, offset, length));
    }
  }

  private void readNumber(CsvColumn column, char[] buffer, int offset, int length) {
    double number = DecimalText.parse(buffer, offset, length);
    boolean isGood = column == CsvColumn.VOLUME ? number >= 0 : number > 0;
    if (!isGood || number == Double.POSITIVE_INFINITY) {
      throw refused(
          column.label(),
          "must be a decimal %s, was %s"
              .formatted(
                  column == CsvColumn.VOLUME ? "of zero or above" : "above zero",
                  shown(buffer, offset, length)));
    }
    numbers[column.ordinal()] = number;
  }

  private static String shown(char[] buffer, int offset, int length) {
    return Check.shown(new String(buffer, offset, Math.min(length, SHOWN)));
  }
}
