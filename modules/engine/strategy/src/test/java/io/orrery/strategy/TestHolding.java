package io.orrery.strategy;

/** A holding as a test says it. */
record TestHolding(double quantity, double entryPrice) implements Holding {

  static final Holding FLAT = new TestHolding(0, 0);

  static Holding boughtAt(double price) {
    return new TestHolding(100, price);
  }
}
