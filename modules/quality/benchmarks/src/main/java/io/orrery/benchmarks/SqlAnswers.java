package io.orrery.benchmarks;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;

/** A database's answers, where tables or views {@code trades} and {@code equity} are. */
final class SqlAnswers implements Answers {

  /** The least, the greatest and the last of each bucket: no peak is lost. */
  private static final String CHART =
      """
      with found as (
        select seq, equity, floor((seq - low) * %d / (high - low + 1)) as bucket
        from (select seq, equity, min(seq) over () as low, max(seq) over () as high
              from equity where observed_at >= ? and observed_at < ?) as ranged)
      select bucket, min(equity), max(equity), max(seq) from found group by bucket order by bucket
      """
          .formatted(Questions.POINTS / 3);

  private final Connection connection;
  private final Function<Instant, Object> time;

  /** {@code time} makes of an instant what the database's driver takes. */
  SqlAnswers(Connection connection, Function<Instant, Object> time) {
    this.connection = connection;
    this.time = time;
  }

  @Override
  public LongStream newest(Questions.Newest question) throws SQLException {
    return numbers(
        "select * from trades where symbol = ? and executed_at <= ?"
            + " order by executed_at desc limit "
            + Questions.NEWEST,
        question.symbol().value(),
        time.apply(question.executedUntil()));
  }

  @Override
  public LongStream day(Questions.Day question) throws SQLException {
    return numbers(
        "select * from trades where symbol = ? and executed_at >= ? and executed_at < ?",
        question.symbol().value(),
        time.apply(question.from()),
        time.apply(question.until()));
  }

  @Override
  public long chart(Questions.Chart question) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CHART)) {
      statement.setObject(1, time.apply(question.from()));
      statement.setObject(2, time.apply(question.until()));
      long points = 0;
      try (ResultSet buckets = statement.executeQuery()) {
        while (buckets.next()) {
          points += 3;
        }
      }
      return points;
    }
  }

  @Override
  public Map<String, BigDecimal> quantities() throws SQLException {
    Map<String, BigDecimal> sums = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select symbol, sum(qty) from trades group by symbol")) {
      while (rows.next()) {
        sums.put(rows.getString(1), rows.getBigDecimal(2));
      }
    }
    return sums;
  }

  private LongStream numbers(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      LongStream.Builder numbers = LongStream.builder();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getLong("seq"));
        }
      }
      return numbers.build();
    }
  }
}
