package io.orrery.ledger;

import org.jspecify.annotations.Nullable;

/** The place of a value in a fact, for messages: {@code trade_recorded.trade.price}. */
record Where(@Nullable Where outer, String name, int depth) {

  /** The fact itself. */
  static Where fact(String type) {
    return new Where(null, type, 1);
  }

  /** A member of the object here. */
  Where member(String name) {
    return new Where(this, name, depth);
  }

  /** The inside of an object or list here. */
  Where inside() {
    if (depth >= StrictJson.MAX_DEPTH) {
      throw new IllegalArgumentException(
          this + " must not be nested deeper than " + StrictJson.MAX_DEPTH + " levels");
    }
    return new Where(outer, name, depth + 1);
  }

  @Override
  public String toString() {
    return outer == null ? name : outer + "." + name;
  }
}
