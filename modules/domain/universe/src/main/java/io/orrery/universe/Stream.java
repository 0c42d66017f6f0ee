package io.orrery.universe;

import java.util.Locale;

/** The kinds of records that a universe keeps, each in a ledger of its own. */
public enum Stream {
  /** Fills. */
  TRADES(Area.DATA),
  /** Order intents and states. */
  ORDERS(Area.DATA),
  /** Account values over time. */
  EQUITY(Area.DATA),
  /** What the universe told its audience. */
  EVENTS(Area.LOGS),
  /** What a person or an auditor will ask about. */
  AUDIT(Area.LOGS);

  /** The top-level folder in which a stream lies, below its universe's name. */
  public enum Area {
    /** Business records. */
    DATA,
    /** What happened around them. */
    LOGS
  }

  private final Area area;

  Stream(Area area) {
    this.area = area;
  }

  /** Where its ledger lies. */
  public Area area() {
    return area;
  }

  /** The name in files and on the wire, such as {@code trades}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return wireName();
  }
}
