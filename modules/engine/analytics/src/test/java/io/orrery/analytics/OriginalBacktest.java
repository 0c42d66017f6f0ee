package io.orrery.analytics;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The original system's backtest/metrics.py, with its defects: a constant Sortino of 10, a plain
 * sum as benchmark return below 30 returns, one period too many in the annualised return.
 */
final class OriginalBacktest {

  private static final double RATE = 0.05;

  private OriginalBacktest() {}

  /** What it is given; the limits are 0.03 a day and 0.15 in all. */
  record Input(
      LocalDateTime[] dates,
      double[] equity,
      double[] gains,
      double[] durations,
      double initial,
      Optional<double[]> benchmark,
      Optional<double[]> positions) {}

  static Map<String, Object> metrics(Input in) {
    double[] returns = returns(in.equity());
    Map<String, Object> all = new LinkedHashMap<>();
    double last = in.equity()[in.equity().length - 1];
    double total = last / in.initial() - 1;
    all.put("total_return", last - in.initial());
    all.put("total_return_pct", total);
    all.put("annualized_return", Math.pow(1 + total, 252.0 / in.equity().length) - 1);
    risk(returns, all);
    drawdown(in, all);
    trades(in.gains(), in.durations(), all);
    all.put("exposure_time", in.positions().map(OriginalBacktest::exposure).orElse(0.0));
    benchmark(returns, in.benchmark(), all);
    limits(returns, all);
    return all;
  }

  private static double[] returns(double[] equity) {
    double[] returns = new double[Math.max(0, equity.length - 1)];
    for (int i = 1; i < equity.length; i++) {
      returns[i - 1] = equity[i] / equity[i - 1] - 1;
    }
    return Arrays.stream(returns).filter(each -> !Double.isNaN(each)).toArray();
  }

  private static void risk(double[] returns, Map<String, Object> all) {
    double volatility = returns.length < 2 ? 0 : Sample.deviation(returns) * Math.sqrt(252);
    double excess = returns.length == 0 ? 0 : Sample.mean(returns) * 252 - RATE;
    all.put("volatility", volatility);
    all.put("sharpe_ratio", volatility == 0 ? 0.0 : excess / volatility);
    all.put("sortino_ratio", returns.length < 2 ? 0.0 : sortino(returns, excess));
  }

  private static double sortino(double[] returns, double excess) {
    double[] negative = Arrays.stream(returns).filter(each -> each < 0).toArray();
    double deviation = negative.length < 2 ? 0 : Sample.deviation(negative) * Math.sqrt(252);
    if (deviation == 0) {
      return excess > 0 ? 10 : 0;
    }
    return excess / deviation;
  }

  private static void drawdown(Input in, Map<String, Object> all) {
    double[] equity = in.equity();
    double peak = equity[0];
    double deepest = 0;
    int trough = 0;
    for (int i = 0; i < equity.length; i++) {
      peak = Math.max(peak, equity[i]);
      if ((equity[i] - peak) / peak < deepest) {
        deepest = (equity[i] - peak) / peak;
        trough = i;
      }
    }
    all.put("max_drawdown", Math.abs(deepest));
    all.put("max_drawdown_duration", deepest == 0 ? 0.0 : days(in, trough));
    all.put("drawdown_limit_hit", Math.abs(deepest) >= 0.15);
  }

  private static double days(Input in, int trough) {
    int peak = 0;
    for (int i = 0; i < trough; i++) {
      peak = in.equity()[i] > in.equity()[peak] ? i : peak;
    }
    int end = trough;
    while (end < in.equity().length - 1 && in.equity()[end] < in.equity()[peak]) {
      end++;
    }
    return (double) Duration.between(in.dates()[peak], in.dates()[end]).toDays();
  }

  private static void trades(double[] gains, double[] durations, Map<String, Object> all) {
    double[] wins = Arrays.stream(gains).filter(each -> each > 0).toArray();
    double[] losses = Arrays.stream(gains).filter(each -> each < 0).toArray();
    all.put("total_trades", (double) gains.length);
    all.put("winning_trades", (double) wins.length);
    all.put("losing_trades", (double) losses.length);
    all.put("win_rate", gains.length == 0 ? 0.0 : (double) wins.length / gains.length);
    all.put("profit_factor", profitFactor(sum(wins), Math.abs(sum(losses))));
    all.put("avg_win", mean(wins));
    all.put("avg_loss", mean(losses));
    all.put("avg_trade", mean(gains));
    all.put("largest_win", Arrays.stream(wins).max().orElse(0));
    all.put("largest_loss", Arrays.stream(losses).min().orElse(0));
    all.put("avg_position_duration", mean(durations));
  }

  private static double profitFactor(double wins, double losses) {
    if (losses == 0) {
      return wins > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    return wins / losses;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static double mean(double[] values) {
    return values.length == 0 ? 0 : Sample.mean(values);
  }

  private static double exposure(double[] positions) {
    return (double) Arrays.stream(positions).filter(each -> Math.abs(each) > 0).count()
        / positions.length;
  }

  private static void benchmark(
      double[] returns, Optional<double[]> benchmark, Map<String, Object> all) {
    if (benchmark.isEmpty()) {
      return;
    }
    double[] other = benchmark.get();
    if (other.length < 30) {
      all.put("benchmark_return", sum(other));
      return;
    }
    double product = Arrays.stream(other).map(each -> 1 + each).reduce(1, (a, b) -> a * b);
    double beta = Sample.covariance(returns, other) / Sample.covariance(other, other);
    double market = Sample.mean(other) * 252 - RATE;
    all.put("benchmark_return", product - 1);
    all.put("beta", beta);
    all.put("alpha", Sample.mean(returns) * 252 - (RATE + beta * market));
  }

  private static void limits(double[] returns, Map<String, Object> all) {
    all.put("max_daily_loss", Arrays.stream(returns).min().orElse(0));
    all.put(
        "daily_loss_limit_hits",
        (double) Arrays.stream(returns).filter(each -> each <= -0.03).count());
  }
}
