package io.orrery.analytics;

import java.time.ZoneId;

/**
 * What a calculation takes for granted; stated with every result.
 *
 * @param zone the market's zone: it says when a day ends
 * @param riskFreeRate what money earns without risk, a fraction a year: 0.05 is five percent; above
 *     -1
 * @param periodsPerYear how many days of trading a year has: about 252 for stocks, 365 for a market
 *     that never closes; above 0
 * @param periodsSource where that number is from, such as {@code stated} or {@code calendar XNYS}
 */
public record Conventions(
    ZoneId zone, double riskFreeRate, double periodsPerYear, String periodsSource) {

  /** Refuses a rate or a number of periods out of range with {@link IllegalArgumentException}. */
  public Conventions {
    if (!(riskFreeRate > -1 && Double.isFinite(riskFreeRate))) {
      throw new IllegalArgumentException(
          "risk-free rate must be a finite fraction above -1, was " + riskFreeRate);
    }
    if (!(periodsPerYear > 0 && Double.isFinite(periodsPerYear))) {
      throw new IllegalArgumentException(
          "periods per year must be finite and positive, were " + periodsPerYear);
    }
  }

  /** Conventions whose number of periods the caller states. */
  public static Conventions stated(ZoneId zone, double riskFreeRate, double periodsPerYear) {
    return new Conventions(zone, riskFreeRate, periodsPerYear, "stated");
  }

  /** What money earns without risk in one period: compounded over a year it is the rate. */
  double riskFreePerPeriod() {
    return Math.pow(1 + riskFreeRate, 1 / periodsPerYear) - 1;
  }
}
