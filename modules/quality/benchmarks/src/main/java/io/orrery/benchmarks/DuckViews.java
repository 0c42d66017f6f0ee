package io.orrery.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** DuckDB over the very files of the ledger: it reads all of them for each question. */
final class DuckViews {

  private static final Map<String, String> TRADES =
      new TreeMap<>(
          Map.of(
              "seq", "BIGINT",
              "symbol", "VARCHAR",
              "side", "VARCHAR",
              "qty", "VARCHAR",
              "price", "VARCHAR",
              "currency", "VARCHAR",
              "executed_at", "TIMESTAMP",
              "order_id", "VARCHAR",
              "strategy", "VARCHAR",
              "session_id", "VARCHAR"));
  private static final Map<String, String> EQUITY =
      new TreeMap<>(
          Map.of(
              "seq", "BIGINT",
              "observed_at", "TIMESTAMP",
              "equity", "VARCHAR",
              "cash", "VARCHAR"));

  private DuckViews() {}

  static Connection connect(Path home, Path temporary) throws SQLException, IOException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set temp_directory = '" + temporary + "'");
      statement.execute("set TimeZone = 'UTC'");
      statement.execute(view("trades", "qty", TRADES, LedgerFiles.of(home, "trades")));
      statement.execute(view("equity", "equity", EQUITY, LedgerFiles.of(home, "equity")));
    }
    return connection;
  }

  /** Decimals are texts in the files and are cast here: a number of JSON would lose digits. */
  private static String view(
      String name, String decimal, Map<String, String> columns, List<Path> files) {
    String types =
        columns.entrySet().stream()
            .map(each -> each.getKey() + ": '" + each.getValue() + "'")
            .collect(Collectors.joining(", "));
    String paths = files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", "));
    return "create view %s as select * replace (cast(%s as decimal(38, 2)) as %s) from read_json([%s], format = 'newline_delimited', columns = {%s})"
        .formatted(name, decimal, decimal, paths, types);
  }
}
