package io.orrery.analytics;

/** Sums over a column. */
final class Sample {

  /** Deviations below this are what rounding leaves of equal returns. */
  static final double NOTHING = 1e-14;

  private Sample() {}

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The sample standard deviation: the divisor is one less than the count. */
  static double deviation(double[] values) {
    return Math.sqrt(covariance(values, values));
  }

  /** The sample covariance of two columns of one length: the divisor is one less than that. */
  static double covariance(double[] left, double[] right) {
    double leftMean = mean(left);
    double rightMean = mean(right);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (left[i] - leftMean) * (right[i] - rightMean);
    }
    return sum / (left.length - 1);
  }

  /** The root of the mean square of what the values lack to {@code target}, over all values. */
  static double downside(double[] values, double target) {
    double sum = 0;
    for (double value : values) {
      double lack = Math.min(0, value - target);
      sum += lack * lack;
    }
    return Math.sqrt(sum / values.length);
  }
}
