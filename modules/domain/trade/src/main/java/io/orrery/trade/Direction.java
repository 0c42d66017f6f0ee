package io.orrery.trade;

/** In which order a history answers: by the records' numbers, never by a clock. */
public enum Direction {
  /** By rising numbers. */
  OLDEST_FIRST,
  /** By falling numbers. */
  NEWEST_FIRST
}
