package io.orrery.wiring;

import java.time.Duration;
import java.util.Optional;

/**
 * What SIMULATION trades by itself.
 *
 * @param dataset a dataset of shared data; empty for a generated one
 * @param seed the seed of everything random
 * @param strategy the name of what decides
 * @param pace the longest wait from one bar to the next, zero or above
 * @param isRecorded whether its bars are recorded as a session sees them
 */
public record MarketSettings(
    Optional<String> dataset, long seed, String strategy, Duration pace, boolean isRecorded) {

  static final String NONE = "none";
  static final String GENERATED = "generated";
}
