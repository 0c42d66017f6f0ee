package io.orrery.analytics;

import java.util.List;

/**
 * What was traded in a session.
 *
 * @param roundTrips the positions that were closed, in the order of their ends
 * @param openPositions the positions that were still held at the end
 * @param notes what a reader must know of them, as sentences
 */
public record Activity(
    List<RoundTrip> roundTrips, List<OpenPosition> openPositions, List<String> notes) {

  /** Copies the lists. */
  public Activity {
    roundTrips = List.copyOf(roundTrips);
    openPositions = List.copyOf(openPositions);
    notes = List.copyOf(notes);
  }

  /** What was traded, with nothing to add. */
  public static Activity of(List<RoundTrip> roundTrips, List<OpenPosition> openPositions) {
    return new Activity(roundTrips, openPositions, List.of());
  }
}
