package io.orrery.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The original's definitions of metrics, defects and all: 252 days a year, a risk-free rate of 5 %,
 * points in place of returns, entry commission in no gain.
 */
final class OriginalMetrics {

  private static final double DAYS = 252;
  private static final double RISK_FREE = 0.05;

  private final List<Instant> dates;
  private final double[] equity;
  private final double initial;
  private final double[] returns;

  OriginalMetrics(List<Instant> dates, double[] equity, double initial) {
    this.dates = dates;
    this.equity = equity;
    this.initial = initial;
    this.returns = returns(equity);
  }

  static double[] returns(double[] values) {
    double[] returns = new double[values.length - 1];
    for (int i = 1; i < values.length; i++) {
      returns[i - 1] = values[i] / values[i - 1] - 1;
    }
    return returns;
  }

  /** What the equity alone says. */
  Map<String, Double> ofEquity(double dailyLimit) {
    Map<String, Double> all = new LinkedHashMap<>();
    double last = equity[equity.length - 1];
    double total = last / initial - 1;
    double excess = mean(returns) * DAYS - RISK_FREE;
    double volatility = deviation(returns) * Math.sqrt(DAYS);
    all.put("total_return", last - initial);
    all.put("total_return_pct", total);
    all.put("annualized_return", Math.pow(1 + total, DAYS / equity.length) - 1);
    all.put("volatility", volatility);
    all.put("sharpe_ratio", volatility == 0 ? 0 : excess / volatility);
    all.put("sortino_ratio", sortino(excess));
    all.put("max_daily_loss", Arrays.stream(returns).min().orElse(0));
    all.put(
        "daily_loss_limit_hits",
        (double) Arrays.stream(returns).filter(each -> each <= -dailyLimit).count());
    drawdown(all);
    return all;
  }

  private double sortino(double excess) {
    double[] negative = Arrays.stream(returns).filter(each -> each < 0).toArray();
    double deviation = negative.length < 2 ? 0 : deviation(negative) * Math.sqrt(DAYS);
    return deviation == 0 ? (excess > 0 ? 10 : 0) : excess / deviation;
  }

  private void drawdown(Map<String, Double> all) {
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
    all.put("max_drawdown", -deepest);
    all.put("max_drawdown_duration", deepest == 0 ? 0 : daysAround(trough));
  }

  private double daysAround(int trough) {
    int peak = 0;
    for (int i = 0; i < trough; i++) {
      peak = equity[i] > equity[peak] ? i : peak;
    }
    int end = trough;
    while (end < equity.length - 1 && equity[end] < equity[peak]) {
      end++;
    }
    return Duration.between(dates.get(peak), dates.get(end)).toDays();
  }

  /** What the gains of the trades say. */
  static Map<String, Double> ofTrades(double[] gains, double[] days) {
    double[] wins = Arrays.stream(gains).filter(each -> each > 0).toArray();
    double[] losses = Arrays.stream(gains).filter(each -> each < 0).toArray();
    Map<String, Double> all = new LinkedHashMap<>();
    all.put("total_trades", (double) gains.length);
    all.put("winning_trades", (double) wins.length);
    all.put("losing_trades", (double) losses.length);
    all.put("win_rate", gains.length == 0 ? 0 : (double) wins.length / gains.length);
    all.put(
        "profit_factor",
        losses.length == 0 ? 0 : Arrays.stream(wins).sum() / -Arrays.stream(losses).sum());
    all.put("avg_win", mean(wins));
    all.put("avg_loss", mean(losses));
    all.put("avg_trade", mean(gains));
    all.put("largest_win", Arrays.stream(wins).max().orElse(0));
    all.put("largest_loss", Arrays.stream(losses).min().orElse(0));
    all.put("avg_position_duration", mean(days));
    return all;
  }

  /** How it compares with a benchmark's closes, 30 returns or more. */
  Map<String, Double> against(double[] closes) {
    double[] other = returns(closes);
    double beta = covariance(returns, other) / covariance(other, other);
    Map<String, Double> all = new LinkedHashMap<>();
    all.put("benchmark_return", Arrays.stream(other).reduce(1, (a, b) -> a * (1 + b)) - 1);
    all.put("beta", beta);
    all.put("alpha", mean(returns) * DAYS - (RISK_FREE + beta * (mean(other) * DAYS - RISK_FREE)));
    return all;
  }

  private static double mean(double[] values) {
    return values.length == 0 ? 0 : Arrays.stream(values).sum() / values.length;
  }

  private static double deviation(double[] values) {
    return Math.sqrt(covariance(values, values));
  }

  private static double covariance(double[] left, double[] right) {
    double leftMean = mean(left);
    double rightMean = mean(right);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (left[i] - leftMean) * (right[i] - rightMean);
    }
    return sum / (left.length - 1);
  }
}
