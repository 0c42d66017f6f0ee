package io.orrery.market;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one sector map differs from the one before, by symbol.
 *
 * @param added instruments that had no known sector
 * @param removed instruments that have no known sector any more
 * @param changed instruments that have another sector now
 * @param unchanged how many have the same
 */
public record SectorChanges(
    SortedMap<String, Sector> added,
    SortedMap<String, Sector> removed,
    SortedMap<String, Change> changed,
    int unchanged) {

  /** Keeps copies of the maps. */
  public SectorChanges {
    added = Collections.unmodifiableSortedMap(new TreeMap<>(added));
    removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
    changed = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
  }

  /**
   * Another sector for the same instrument.
   *
   * @param before the sector it had
   * @param now the sector it has
   */
  public record Change(Sector before, Sector now) {}
}
