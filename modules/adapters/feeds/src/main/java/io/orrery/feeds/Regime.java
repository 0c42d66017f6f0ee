package io.orrery.feeds;

/** A mood of a generated market: it lasts some openings, and then another follows. */
enum Regime {
  RISING(0.30, 0.8),
  FALLING(-0.15, 1.1),
  SIDEWAYS(0.03, 0.6),
  TURBULENT(-0.10, 2.2);

  /** How many openings a regime lasts on average. */
  static final int LENGTH = 30;

  /** The mean return of a year, as a fraction. */
  final double drift;

  /** How much more volatile than in calm times. */
  final double volatility;

  Regime(double drift, double volatility) {
    this.drift = drift;
    this.volatility = volatility;
  }
}
