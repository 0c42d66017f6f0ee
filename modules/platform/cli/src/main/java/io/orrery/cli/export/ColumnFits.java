package io.orrery.cli.export;

import io.orrery.exports.Column;
import io.orrery.universe.Stream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which type of Parquet each column can have without losing anything: decimals DECIMAL(38,9), or
 * with more places where they are needed and there is room; times TIMESTAMP in microseconds, or
 * TIMESTAMP_NS where a time is finer. A column of decimals with no room for all of its values is
 * text throughout the export, and the manifest says so.
 */
final class ColumnFits {

  private static final int SCALE = 9;
  private static final int PRECISION = 38;

  private final Map<Stream, Map<String, Need>> needs = new EnumMap<>(Stream.class);

  /** What the values of a column need: digits before and behind the point, nanoseconds. */
  private record Need(int before, int behind, boolean nanoseconds) {

    static final Need LEAST = new Need(0, SCALE, false);

    static Need of(Column.Type type, String text) {
      return switch (type) {
        case DECIMAL -> of(new BigDecimal(text).stripTrailingZeros());
        case TIME -> new Need(0, SCALE, Instant.parse(text).getNano() % 1000 != 0);
        case TEXT, WHOLE, BOOLEAN -> LEAST;
      };
    }

    private static Need of(BigDecimal value) {
      return new Need(value.precision() - value.scale(), Math.max(SCALE, value.scale()), false);
    }

    Need and(Need other) {
      return new Need(
          Math.max(before, other.before),
          Math.max(behind, other.behind),
          nanoseconds || other.nanoseconds);
    }

    boolean hasRoom() {
      return before + behind <= PRECISION;
    }
  }

  /** Looks at the cells of a row. */
  void look(Stream stream, Map<String, String> cells) {
    Map<String, Need> columns = needs.computeIfAbsent(stream, each -> new TreeMap<>());
    for (Column column : Column.of(stream)) {
      String text = cells.get(column.name());
      if (text != null) {
        columns.merge(column.name(), Need.of(column.type(), text), Need::and);
      }
    }
  }

  /** The type of a column in SQL. */
  String sqlType(Stream stream, Column column) {
    Need need = needs.getOrDefault(stream, Map.of()).getOrDefault(column.name(), Need.LEAST);
    return switch (column.type()) {
      case TEXT -> "VARCHAR";
      case TIME -> need.nanoseconds() ? "TIMESTAMP_NS" : "TIMESTAMPTZ";
      case WHOLE -> "BIGINT";
      case DECIMAL ->
          need.hasRoom() ? "DECIMAL(%d,%d)".formatted(PRECISION, need.behind()) : "VARCHAR";
      case BOOLEAN -> "BOOLEAN";
    };
  }

  /** Which columns are text although they hold decimals, each in a sentence. */
  List<String> statements() {
    List<String> all = new ArrayList<>();
    needs.forEach(
        (stream, columns) ->
            columns.forEach(
                (name, need) -> {
                  if (!need.hasRoom()) {
                    all.add(
                        "%s of %s is text: exact decimals of up to %d digits before and %d behind the point do not fit DECIMAL(%d)"
                            .formatted(name, stream, need.before(), need.behind(), PRECISION));
                  }
                }));
    return all;
  }
}
