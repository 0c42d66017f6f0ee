package io.orrery.backtest;

/** The money of a walk, and the lanes that hold a position. */
final class Account {

  private final Lane[] held;
  private int heldCount;
  private double cash;
  private double reserved;

  Account(double cash, int lanes) {
    this.cash = cash;
    this.held = new Lane[lanes];
  }

  double cash() {
    return cash;
  }

  /** Cash that no working order will need. */
  double freeCash() {
    return Math.max(0, cash - reserved);
  }

  /** Cash, and positions at their last known closes. */
  double equity() {
    double sum = cash;
    for (int i = 0; i < heldCount; i++) {
      sum += held[i].quantity * held[i].close;
    }
    return sum;
  }

  void reserve(WorkingOrder order, double money) {
    reserved += money - order.reserved;
    order.reserved = money;
  }

  void bought(Lane lane, double units, double price, double fee, long millis) {
    if (!lane.isHeld()) {
      held[heldCount++] = lane;
    }
    lane.bought(units, price, millis);
    cash -= units * price + fee;
  }

  void sold(Lane lane, double units, double price, double fee) {
    lane.sold(units);
    cash += units * price - fee;
    if (!lane.isHeld()) {
      forget(lane);
    }
  }

  private void forget(Lane lane) {
    int at = 0;
    while (held[at] != lane) {
      at++;
    }
    System.arraycopy(held, at + 1, held, at, --heldCount - at);
  }
}
