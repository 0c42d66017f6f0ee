package io.orrery.migration.proof;

import java.util.Locale;

/** Why a line is not placed. Each is said with its line; a line may have several. */
public enum Reason {
  /** Nothing but white space. */
  BLANK_LINE(Fate.REJECTED),
  /** Longer than a line may be. */
  TOO_LONG(Fate.REJECTED),
  /** A byte of value zero. */
  NUL_BYTE(Fate.REJECTED),
  /** Bytes that are no UTF-8. */
  NOT_UTF8(Fate.REJECTED),
  /** A byte order mark that is not at the beginning of the file. */
  MISPLACED_BOM(Fate.REJECTED),
  /** Not strict JSON, or not an object. */
  NOT_JSON(Fate.REJECTED),
  /** One name twice in one object: nobody can say which value was meant. */
  DUPLICATE_KEY(Fate.REJECTED),
  /** A row with more or fewer columns than its header. */
  WRONG_COLUMNS(Fate.REJECTED),
  /** The same bytes as an earlier line of the same file. */
  DUPLICATE_LINE(Fate.REJECTED),
  /** A value that a record cannot have, such as a negative quantity. */
  OUT_OF_RANGE(Fate.REJECTED),

  /** The row names no universe. */
  NO_UNIVERSE(Fate.QUARANTINED),
  /** The row names a universe that there is not. */
  UNKNOWN_UNIVERSE(Fate.QUARANTINED),
  /** The row names no session. */
  NO_SESSION(Fate.QUARANTINED),
  /** The folder names no universe, or more than one. */
  FOLDER_WITHOUT_UNIVERSE(Fate.QUARANTINED),
  /** The folder names another universe than the row. */
  FOLDER_OF_ANOTHER_UNIVERSE(Fate.QUARANTINED),
  /** A broker's row where only simulated ones can be. */
  BROKER_SHAPE_IN_SIMULATION(Fate.QUARANTINED),
  /** A simulated row in the folder or under the name of a real account. */
  SIMULATED_SHAPE_OUTSIDE_SIMULATION(Fate.QUARANTINED),
  /** Nothing in the row tells a broker's from a simulated one. */
  SHAPE_SAYS_NOTHING(Fate.QUARANTINED),
  /** The row claims a validity class that its universe cannot give. */
  VALIDITY_OF_ANOTHER_UNIVERSE(Fate.QUARANTINED),
  /** Its session had ended: another one stands between. */
  SESSION_INTERLEAVED(Fate.QUARANTINED),
  /** Inside of its session an account began again, changed, or time went back. */
  SESSION_SPLICED(Fate.QUARANTINED),
  /** More sessions in one file than one import takes. */
  TOO_MANY_SESSIONS(Fate.QUARANTINED),

  /** No time, or none that can be read. */
  NO_TIME(Fate.QUARANTINED),
  /** A time without a zone, and no zone was given. */
  NAIVE_TIME(Fate.QUARANTINED),
  /** A local time that there was twice, when the clocks went back. */
  AMBIGUOUS_TIME(Fate.QUARANTINED),
  /** A local time that there never was, when the clocks went forward. */
  IMPOSSIBLE_TIME(Fate.QUARANTINED),
  /** An order without a price is no fill. */
  NULL_PRICE(Fate.QUARANTINED),
  /** An order without a quantity is no fill. */
  NULL_QTY(Fate.QUARANTINED),
  /** Its status says that it has not filled. */
  NOT_FILLED(Fate.QUARANTINED),
  /** Another field that a record must have is missing. */
  MISSING_FIELD(Fate.QUARANTINED),
  /** Two fields that must be equal are not. */
  FIELDS_DISAGREE(Fate.QUARANTINED);

  /** What becomes of the line. */
  public enum Fate {
    /** Kept aside as a record whose universe nobody could prove; a person may classify it. */
    QUARANTINED,
    /** Kept aside as bytes: it is no record. */
    REJECTED
  }

  private final Fate fate;

  Reason(Fate fate) {
    this.fate = fate;
  }

  /** What becomes of a line with this reason. */
  public Fate fate() {
    return fate;
  }

  /** The name in reports. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
