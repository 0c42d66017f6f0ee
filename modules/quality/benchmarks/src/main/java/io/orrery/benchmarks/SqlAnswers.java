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

  /** Finds the ends of the range with an index. */
  static final String CHART_BY_INDEX =
      chart(
          """
          (select seq as low from equity where observed_at >= ? order by observed_at limit 1) as a,
          (select seq as high from equity where observed_at < ? order by observed_at desc limit 1) as b,
          (select seq, equity from equity where observed_at >= ? and observed_at < ?) as c
          """);

  /** Finds the ends of the range in the one pass that reads it. */
  static final String CHART_IN_ONE_PASS =
      chart(
          """
          (select seq, equity, min(seq) over () as low, max(seq) over () as high
           from equity where observed_at >= ? and observed_at < ?) as ranged
          """);

  private final Connection connection;
  private final String chart;
  private final Function<Instant, Object> time;

  /**
   * A way to ask.
   *
   * @param chart the query of a chart
   * @param time makes of an instant what the database's driver takes
   */
  SqlAnswers(Connection connection, String chart, Function<Instant, Object> time) {
    this.connection = connection;
    this.chart = chart;
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
    try (PreparedStatement statement = connection.prepareStatement(chart)) {
      for (int i = 1; i <= chart.chars().filter(each -> each == '?').count(); i++) {
        statement.setObject(i, time.apply(i % 2 == 1 ? question.from() : question.until()));
      }
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

  /** The least, the greatest and the last of each bucket: no peak is lost. */
  private static String chart(String from) {
    return "select floor((seq - low) * %d / (high - low + 1)) as bucket, min(equity), max(equity), max(seq) from %s group by 1 order by 1"
        .formatted(Questions.POINTS / 3, from);
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
