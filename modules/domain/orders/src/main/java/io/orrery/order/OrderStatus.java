package io.orrery.order;

/** Where an order is in its life (FIX tag 39). On the wire in lower case. */
public enum OrderStatus {
  /** Recorded as an intent; the broker has not answered. */
  PENDING_NEW(Kind.WORKING),
  /** The broker has it; nothing is filled. */
  NEW(Kind.WORKING),
  /** Some of it is filled, the rest works. */
  PARTIALLY_FILLED(Kind.WORKING),
  /** All of it is filled. */
  FILLED(Kind.OVER),
  /** The broker was asked to cancel, and has not answered; it may still be filled. */
  PENDING_CANCEL(Kind.WORKING),
  /** The rest of it will not be filled, because someone asked for that. */
  CANCELED(Kind.OVER),
  /** Another order stands in its place. */
  REPLACED(Kind.OVER),
  /** The broker does not take it. */
  REJECTED(Kind.OVER),
  /** The rest of it will not be filled, because its time is over. */
  EXPIRED(Kind.OVER),
  /** Nobody here knows whether the broker has it: it is looked up, and never sent again. */
  UNKNOWN(Kind.DOUBTFUL);

  private enum Kind {
    WORKING,
    OVER,
    DOUBTFUL
  }

  private final Kind kind;

  OrderStatus(Kind kind) {
    this.kind = kind;
  }

  /** Whether its end is known: no more of it will be filled. */
  public boolean isOver() {
    return kind == Kind.OVER;
  }

  /** Whether it may be filled, as far as anybody knows. */
  public boolean mayFill() {
    return kind != Kind.OVER;
  }
}
