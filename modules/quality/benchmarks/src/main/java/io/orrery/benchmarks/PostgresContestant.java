package io.orrery.benchmarks;

import io.orrery.trade.Trade;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A connection for each caller, and a commit for each record. */
final class PostgresContestant implements Contestant {

  private final PostgresCluster cluster;
  private final Clock clock;
  private final String version;
  private final List<Connection> connections = new ArrayList<>();
  private final List<PreparedStatement> inserts = new ArrayList<>();

  private PostgresContestant(PostgresCluster cluster, Clock clock) throws SQLException {
    this.cluster = cluster;
    this.clock = clock;
    this.version = cluster.version();
  }

  static PostgresContestant start(Path binaries, Path folder, Clock clock) throws Exception {
    PostgresContestant started =
        new PostgresContestant(PostgresCluster.start(binaries, folder), clock);
    started.prepare();
    return started;
  }

  private void prepare() throws SQLException {
    for (int i = 0; i < Race.WRITERS; i++) {
      Connection connection = cluster.connect();
      connections.add(connection);
      if (i == 0) {
        execute(connection, TradeColumns.create("bigserial", "numeric", "timestamptz"));
      }
      inserts.add(connection.prepareStatement(TradeColumns.insert()));
    }
  }

  @Override
  public String name() {
    return version;
  }

  @Override
  public void record(int thread, Trade trade) throws SQLException {
    PreparedStatement insert = inserts.get(thread);
    TradeColumns.bind(
        insert, TradeColumns.values(trade, clock.instant(), time -> time.atOffset(ZoneOffset.UTC)));
    insert.executeUpdate();
  }

  @Override
  public double bytesPerRecord(long records) throws SQLException {
    try (Statement statement = connections.get(0).createStatement();
        ResultSet size = statement.executeQuery("select pg_total_relation_size('trades')")) {
      size.next();
      return size.getLong(1) / (double) records;
    }
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
    cluster.close();
  }
}
