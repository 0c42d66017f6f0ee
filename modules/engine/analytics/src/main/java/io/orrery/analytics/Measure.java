package io.orrery.analytics;

import io.orrery.analytics.Metric.Unit;
import java.util.Locale;
import java.util.function.Function;

/**
 * The figures of a result: one definition each, here and nowhere else.
 *
 * <p>{@link #LETTERS} says what the letters of the formulas mean.
 */
public enum Measure {
  /** What the account gained from the first point to the last. */
  TOTAL_RETURN(
      "Total return",
      Unit.FRACTION,
      "E / E0 - 1; -1 once the account was wiped out",
      "holding period return; by definition",
      "fewer than two points, or the first not above zero",
      ground -> ground.returns().total()),
  /** The return of a year that compounds to the total return: CAGR on calendar time. */
  ANNUALISED_RETURN(
      "Annualised return",
      Unit.FRACTION_PER_YEAR,
      "(1 + total return)^(1/y) - 1, y = days between the first point and the last / 365.25",
      "compound annual growth rate; by definition",
      "as total return, or less than 90 days",
      ground -> ground.returns().annualised()),
  /** How much the days differ, scaled to a year. */
  VOLATILITY(
      "Volatility",
      Unit.FRACTION_PER_YEAR,
      "s(r) * sqrt(n)",
      "Hull, Options, Futures and Other Derivatives: estimating volatility; here of simple returns",
      "returns of fewer than two days, or the account was wiped out",
      ground -> ground.returns().volatility()),
  /** What was earned above the risk-free rate for its volatility. */
  SHARPE_RATIO(
      "Sharpe ratio",
      Unit.RATIO,
      "(mean(r) - f) / s(r) * sqrt(n)",
      "Sharpe, The Sharpe Ratio, Journal of Portfolio Management 21 (1994)",
      "as volatility, or no day differs",
      ground -> ground.returns().sharpe()),
  /** What was earned above the risk-free rate for its downside deviation. */
  SORTINO_RATIO(
      "Sortino ratio",
      Unit.RATIO,
      "(mean(r) - f) / d * sqrt(n), d = sqrt(sum(min(0, r - f)^2) / m) over all m days",
      "Sortino and Price, Performance Measurement in a Downside Risk Framework, Journal of"
          + " Investing 3 (1994)",
      "as volatility, or no day below the risk-free rate",
      ground -> ground.returns().sortino()),
  /** The annualised return for the deepest fall. */
  CALMAR_RATIO(
      "Calmar ratio",
      Unit.RATIO,
      "annualised return / maximum drawdown, both of the whole curve",
      "Young, Calmar Ratio: A Smoother Tool, Futures 20 (1991); there of 36 months",
      "as annualised return, or no drawdown",
      ground -> ground.returns().calmar()),
  /** The deepest fall below the highest value so far. */
  MAX_DRAWDOWN(
      "Maximum drawdown",
      Unit.FRACTION,
      "max((peak - value) / peak) over all points, peak = highest value so far; 1 once the"
          + " account was wiped out",
      "Magdon-Ismail and Atiya, Maximum Drawdown, Risk Magazine 17 (2004)",
      "as total return",
      ground -> ground.returns().maxDrawdown()),
  /** How long the deepest fall took from its peak to its recovery, or to the end. */
  MAX_DRAWDOWN_DURATION(
      "Duration of maximum drawdown",
      Unit.DAYS,
      "time from the last point at the peak before the deepest fall to the first point at the peak"
          + " or above, else to the last point",
      "Bailey and Lopez de Prado, Stop-Outs under Serial Correlation and the Triple Penance Rule"
          + " (2014): time under water",
      "as maximum drawdown, or no drawdown",
      ground -> ground.returns().maxDrawdownDays()),
  /** The highest return of a day. */
  BEST_DAY(
      "Best day",
      Unit.FRACTION,
      "max(r)",
      "by definition",
      "no day has a return",
      ground -> ground.returns().bestDay()),
  /** The lowest return of a day. */
  WORST_DAY(
      "Worst day",
      Unit.FRACTION,
      "min(r)",
      "by definition",
      "no day has a return",
      ground -> ground.returns().worstDay()),
  /** How many positions were closed. */
  ROUND_TRIPS(
      "Round trips",
      Unit.COUNT,
      "closed positions, each from nothing held to nothing held",
      "by definition",
      "nobody said what was traded",
      ground -> ground.dealings().count()),
  /** The part of the closed positions that gained. */
  WIN_RATE(
      "Win rate",
      Unit.FRACTION,
      "round trips with gain above 0 / round trips",
      "by definition",
      "no round trip was closed, or nobody said what was traded",
      ground -> ground.dealings().winRate()),
  /** What was gained for each unit of money that was lost. */
  PROFIT_FACTOR(
      "Profit factor",
      Unit.RATIO,
      "sum of gains above 0 / -(sum of gains below 0)",
      "Pardo, The Evaluation and Optimization of Trading Strategies (2008)",
      "as win rate, or no round trip lost",
      ground -> ground.dealings().profitFactor()),
  /** What a closed position gained on average. */
  EXPECTANCY(
      "Expectancy",
      Unit.CURRENCY,
      "sum of gains / round trips",
      "Tharp, Trade Your Way to Financial Freedom (1998); here in money, not in risk",
      "as win rate",
      ground -> ground.dealings().expectancy()),
  /** The part of the time in which anything was held. */
  EXPOSURE(
      "Exposure",
      Unit.FRACTION,
      "time in which any position was held / time from the first point to the last, on the"
          + " calendar",
      "time in the market; by definition",
      "fewer than two points, or nobody said what was traded",
      ground -> ground.dealings().exposure()),
  /** How often the account was turned over. */
  TURNOVER(
      "Turnover",
      Unit.TIMES_PER_YEAR,
      "min(value bought, value sold) / mean of the days' values / y",
      "SEC Form N-1A, Item 13: portfolio turnover rate; there by months, and not scaled to a year",
      "as exposure, or the mean is not above zero",
      ground -> ground.dealings().turnover(ground.returns().years())),
  /** What the benchmark gained over the days in common. */
  BENCHMARK_RETURN(
      "Benchmark's return",
      Unit.FRACTION,
      "product(1 + b) - 1",
      "as total return",
      "no benchmark, or fewer than two days in common",
      ground -> ground.relative().benchmarkReturn()),
  /** What was earned beyond what the benchmark and the risk-free rate explain. */
  ALPHA(
      "Alpha",
      Unit.FRACTION_PER_YEAR,
      "(mean(r) - f - beta * (mean(b) - f)) * n",
      "Jensen, The Performance of Mutual Funds in the Period 1945-1964, Journal of Finance 23"
          + " (1968)",
      "as beta",
      ground -> ground.relative().alpha()),
  /** How much the curve moves when the benchmark moves. */
  BETA(
      "Beta",
      Unit.RATIO,
      "cov(r, b) / var(b), both with divisor m - 1",
      "Sharpe, Capital Asset Prices, Journal of Finance 19 (1964)",
      "no benchmark, fewer than 30 common returns, no day of the benchmark differs, or the account"
          + " was wiped out",
      ground -> ground.relative().beta()),
  /** What was earned beyond the benchmark for the risk of differing from it. */
  INFORMATION_RATIO(
      "Information ratio",
      Unit.RATIO,
      "mean(r - b) / s(r - b) * sqrt(n)",
      "Goodwin, The Information Ratio, Financial Analysts Journal 54 (1998)",
      "as beta, or the curve never differs from the benchmark",
      ground -> ground.relative().informationRatio());

  /** What the letters of the formulas mean. */
  public static final String LETTERS =
      "E0 and E are the first and the last value of the curve; r the returns by day of the market's"
          + " zone, m of them, each day with its latest point, the first day from the curve's first"
          + " point; n the periods of a year; f = (1 + rate)^(1/n) - 1 the risk-free rate of one"
          + " period; mean the arithmetic mean; s the sample standard deviation with divisor m - 1;"
          + " b the benchmark's returns, and beside them r the curve's, between the days that both"
          + " have. Gains of round trips are after fees.";

  private final String title;
  private final Unit unit;
  private final String formula;
  private final String source;
  private final String undefinedWhen;
  private final Function<Ground, Answer> definition;

  Measure(
      String title,
      Unit unit,
      String formula,
      String source,
      String undefinedWhen,
      Function<Ground, Answer> definition) {
    this.title = title;
    this.unit = unit;
    this.formula = formula;
    this.source = source;
    this.undefinedWhen = undefinedWhen;
    this.definition = definition;
  }

  /** The name on the wire: snake case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a reader calls it. */
  public String title() {
    return title;
  }

  /** What its number counts. */
  public Unit unit() {
    return unit;
  }

  /** How it is calculated, in the letters that {@link Measure} explains. */
  public String formula() {
    return formula;
  }

  /** Where the definition is from. */
  public String source() {
    return source;
  }

  /** In which cases there is no number. */
  public String undefinedWhen() {
    return undefinedWhen;
  }

  Metric of(Ground ground) {
    return definition.apply(ground).in(unit);
  }
}
