package io.orrery.migration.proof;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Rows of a table with a header; a value with a line break in it is damage. */
final class TableRows implements RowReader {

  private final Row row = new Row();
  private final Map<String, String> names;
  private List<String> header = List.of();

  /** {@code names} are our names of the columns that are called otherwise there. */
  TableRows(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  @Override
  public boolean takesHeader(byte[] bytes, int offset, int length) {
    if (!header.isEmpty()) {
      return false;
    }
    header = fields(bytes, offset, length).stream().map(String::intern).toList();
    return true;
  }

  @Override
  public Parsed read(byte[] bytes, int offset, int length) {
    List<String> values = fields(bytes, offset, length);
    if (values.isEmpty() || values.size() != header.size()) {
      return new Parsed.Damaged(Reason.WRONG_COLUMNS);
    }
    row.clear();
    for (int i = 0; i < values.size(); i++) {
      String name = names.getOrDefault(header.get(i), header.get(i));
      char[] value = values.get(i).toCharArray();
      if (!row.add(name, Row.Kind.TEXT, value, 0, value.length)) {
        return new Parsed.Damaged(row.isFull() ? Reason.TOO_LONG : Reason.DUPLICATE_KEY);
      }
    }
    return row;
  }

  private static List<String> fields(byte[] bytes, int offset, int length) {
    String line = new String(bytes, offset, length, StandardCharsets.UTF_8).stripTrailing();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(line)) {
      List<CsvRecord> records = reader.stream().toList();
      return records.size() == 1 ? records.get(0).getFields() : List.of();
    } catch (CsvParseException e) {
      return List.of();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("reading from memory", e);
    }
  }
}
