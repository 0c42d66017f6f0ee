package io.orrery.benchmarks;

import io.orrery.trade.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A write-ahead log that is forced at each commit, for one connection or one for each caller. */
final class SqliteContestant implements Contestant {

  private final Path file;
  private final Clock clock;
  private final String name;
  private final List<Connection> connections = new ArrayList<>();
  private final List<PreparedStatement> inserts = new ArrayList<>();

  /** {@code shared} is how many connections the callers share; they take turns on each. */
  SqliteContestant(Path file, int shared, Clock clock) throws SQLException {
    this.file = file;
    this.clock = clock;
    for (int i = 0; i < shared; i++) {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      connections.add(connection);
      execute(connection, "pragma busy_timeout = 600000");
      execute(connection, "pragma journal_mode = WAL");
      execute(connection, "pragma synchronous = FULL");
      if (i == 0) {
        execute(connection, TradeColumns.create("integer", "text", "text"));
      }
      inserts.add(connection.prepareStatement(TradeColumns.insert()));
    }
    String version = connections.get(0).getMetaData().getDatabaseProductVersion();
    this.name = "SQLite " + version + (shared == 1 ? ", one connection" : ", one per writer");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void record(int thread, Trade trade) throws SQLException {
    PreparedStatement insert = inserts.get(thread % inserts.size());
    List<Object> values = TradeColumns.values(trade, clock.instant(), Instant::toString);
    synchronized (insert) {
      TradeColumns.bind(insert, values);
      insert.executeUpdate();
    }
  }

  @Override
  public double bytesPerRecord(long records) throws IOException, SQLException {
    execute(connections.get(0), "pragma wal_checkpoint(TRUNCATE)");
    return Files.size(file) / (double) records;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection each : connections) {
      each.close();
    }
  }
}
