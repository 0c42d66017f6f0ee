package io.orrery.exports;

import io.orrery.universe.Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a table of exported rows: of CSV and of Parquet. JSON Lines need none, for there a
 * row has the members of its record.
 *
 * @param name as the ledger names the member, but for {@code ts}, when it happened, and {@code
 *     more}, the members that have no column of their own, as one JSON object
 * @param type how it is read
 */
public record Column(String name, Type type) {

  /** How the texts of a column are read. */
  public enum Type {
    /** As they are. */
    TEXT,
    /** An ISO 8601 instant in UTC, up to nanoseconds. */
    TIME,
    /** A whole number of 64 bits. */
    WHOLE,
    /** An exact decimal of up to 38 digits. */
    DECIMAL,
    /** {@code true} or {@code false}. */
    BOOLEAN
  }

  private static final List<Column> TRADES =
      List.of(
          text("symbol"),
          text("mic"),
          text("side"),
          decimal("qty"),
          decimal("price"),
          text("currency"),
          decimal("commission"),
          text("order_id"),
          text("execution_id"),
          text("strategy"),
          text("source"));

  private static final List<Column> EQUITY =
      List.of(
          text("currency"),
          decimal("equity"),
          decimal("cash"),
          decimal("buying_power"),
          new Column("market_open", Type.BOOLEAN),
          text("source"));

  private static final List<Column> ORDERS =
      List.of(
          text("client_order_id"),
          text("symbol"),
          text("side"),
          decimal("qty"),
          text("time_in_force"),
          text("currency"),
          text("cause"),
          text("strategy"));

  private static final List<Column> EVENTS = List.of(text("symbol"), text("strategy"));

  /** What every row of every stream carries (contract U3). */
  private static final List<Column> PROVENANCE =
      List.of(
          text("universe"),
          text("session_id"),
          text("validity_class"),
          text("validity_reasons"),
          text("data_lineage_id"),
          text("assumptions"),
          new Column("recorded_at", Type.TIME),
          new Column("schema_version", Type.WHOLE),
          text("stream"),
          text("hash"));

  /** The columns of a stream, in order. */
  public static List<Column> of(Stream stream) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("seq", Type.WHOLE));
    columns.add(new Column("ts", Type.TIME));
    columns.add(text("type"));
    columns.addAll(
        switch (stream) {
          case TRADES -> TRADES;
          case EQUITY -> EQUITY;
          case ORDERS -> ORDERS;
          case EVENTS, AUDIT -> EVENTS;
        });
    columns.add(text("more"));
    columns.addAll(PROVENANCE);
    return columns;
  }

  private static Column text(String name) {
    return new Column(name, Type.TEXT);
  }

  private static Column decimal(String name) {
    return new Column(name, Type.DECIMAL);
  }
}
