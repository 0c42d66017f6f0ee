package io.orrery.ledger;

import org.jspecify.annotations.Nullable;

/** A place in a fact that is read, for messages: {@code trade_recorded.trade.price}. */
record Where(@Nullable Where outer, String name) {

  /** The fact itself. */
  static Where fact(String type) {
    return new Where(null, type);
  }

  /** A member of the object here. */
  Where member(String member) {
    return new Where(this, member);
  }

  @Override
  public String toString() {
    return outer == null ? name : outer + "." + name;
  }
}
