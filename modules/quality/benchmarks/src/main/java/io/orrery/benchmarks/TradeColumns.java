package io.orrery.benchmarks;

import io.orrery.trade.Trade;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The columns in which a database keeps what a line of the trades ledger holds but its hash. */
final class TradeColumns {

  private static final List<String> NAMES =
      List.of(
          "universe",
          "session_id",
          "recorded_at",
          "data_lineage_id",
          "validity_class",
          "validity_reasons",
          "type",
          "symbol",
          "side",
          "qty",
          "price",
          "currency",
          "executed_at",
          "mic",
          "order_id",
          "execution_id",
          "strategy",
          "source");

  private TradeColumns() {}

  static String create(String key, String decimal, String time) {
    StringBuilder sql = new StringBuilder("create table trades (seq " + key + " primary key");
    for (String name : NAMES) {
      String type = name.endsWith("_at") ? time : isDecimal(name) ? decimal : "text";
      sql.append(", ").append(name).append(' ').append(type).append(" not null");
    }
    return sql.append(')').toString();
  }

  static String insert() {
    return "insert into trades ("
        + String.join(", ", NAMES)
        + ") values (?"
        + ", ?".repeat(NAMES.size() - 1)
        + ")";
  }

  static String names() {
    return "seq, " + String.join(", ", NAMES);
  }

  private static boolean isDecimal(String name) {
    return name.equals("qty") || name.equals("price");
  }

  /** The values in the order of the columns, times in the form of {@code time}. */
  static List<Object> values(Trade trade, Instant recordedAt, Function<Instant, Object> time) {
    return List.of(
        "paper",
        "P-01JQ3V6W8Z5T4R2N1M0K9H7G6F",
        time.apply(recordedAt),
        "unknown",
        "PAPER_ONLY",
        "lineage_unknown",
        "trade",
        trade.symbol().value(),
        trade.side().name().toLowerCase(Locale.ROOT),
        trade.qty().value(),
        trade.price().value(),
        trade.currency().value(),
        time.apply(trade.executedAt()),
        text(trade.mic()),
        text(trade.orderId()),
        text(trade.executionId()),
        text(trade.strategy()),
        text(trade.source()));
  }

  static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }
}
