package io.orrery.session;

import java.time.Duration;

/**
 * How one part of a session took a kill.
 *
 * @param part its name
 * @param outcome what became of the call until the switch stopped waiting for it
 * @param calledAfter from the engaging to the call; zero if it was never called
 * @param detail what went wrong, else empty text
 */
public record KillCall(String part, Outcome outcome, Duration calledAfter, String detail) {

  /** What became of a call. */
  public enum Outcome {
    /** It returned. */
    DONE,
    /** It threw. */
    FAILED,
    /** It had not returned when the switch stopped waiting; it may yet. */
    STILL_RUNNING
  }
}
