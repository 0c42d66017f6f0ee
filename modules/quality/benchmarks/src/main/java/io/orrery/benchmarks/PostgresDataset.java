package io.orrery.benchmarks;

import io.orrery.trade.EquityPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The dataset's records in PostgreSQL, with the indexes that one would give them. */
final class PostgresDataset {

  private static final int ROWS_AT_ONCE = 1000;

  private final Connection connection;
  private final Market market;
  private final long records;

  PostgresDataset(Connection connection, Market market, long records) {
    this.connection = connection;
    this.market = market;
    this.records = records;
  }

  void load() throws Exception {
    execute(TradeColumns.create("bigint", "numeric", "timestamptz"));
    copy("trades (" + TradeColumns.names() + ")", this::trade);
    execute("create index on trades (symbol, executed_at)");
    execute("create index on trades (executed_at)");
    execute(
        "create table equity (seq bigint primary key, observed_at timestamptz not null,"
            + " currency text not null, equity numeric not null, cash numeric not null,"
            + " session_id text not null, recorded_at timestamptz not null)");
    copy("equity", this::equity);
    execute("create index on equity (observed_at)");
    execute("vacuum analyze");
    execute("checkpoint");
  }

  private String trade(long number) {
    Instant recordedAt = market.at(number);
    return number
        + "\t"
        + TradeColumns.values(market.trade(number), recordedAt, time -> time).stream()
            .map(Object::toString)
            .collect(Collectors.joining("\t"));
  }

  private String equity(long number) {
    EquityPoint point = market.equity(number);
    return number
        + "\t"
        + point.observedAt()
        + "\t"
        + point.currency().value()
        + "\t"
        + point.equity().value()
        + "\t"
        + point.cash().value()
        + "\tP-01JQ3V6W8Z5T4R2N1M0K9H7G6F\t"
        + point.observedAt();
  }

  private void copy(String table, LongFunction<String> row) throws SQLException, IOException {
    CopyIn copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
    StringBuilder rows = new StringBuilder();
    for (long number = 1; number <= records; number++) {
      rows.append(row.apply(number)).append('\n');
      if (number % ROWS_AT_ONCE == 0 || number == records) {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
      }
    }
    copy.endCopy();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
