package io.orrery.trading.observability;

import io.orrery.universe.Fact;
import java.util.Optional;

/**
 * Event: somebody looked whether a page is there.
 *
 * @param url which
 * @param status how it is
 * @param detail what is wrong with it, as a sentence; empty if nothing is
 * @param durationMillis until it was there whole, or was given up, in milliseconds, 0 or above
 */
public record PageChecked(String url, Status status, Optional<String> detail, long durationMillis)
    implements Fact {

  /** How a page is. On the wire in lower case. */
  public enum Status {
    /** It is there with all that is expected. */
    OK,
    /** It is there and lacks something. */
    WARN,
    /** It is not there. */
    ERROR
  }
}
