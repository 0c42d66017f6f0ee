package io.orrery.migration.proof;

/** What the bytes of a line are. */
sealed interface Parsed permits Row, Parsed.Damaged {

  /**
   * No row.
   *
   * @param reason why
   */
  record Damaged(Reason reason) implements Parsed {}
}
