package io.orrery.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One fall of an account below its highest value so far.
 *
 * @param peakAt the last point at the peak, UTC
 * @param troughAt the lowest point, UTC; of equals the first
 * @param recoveredAt the first point at the peak or above, UTC; empty if there was none until the
 *     curve's end
 * @param depth what the lowest point lacked to the peak, as a fraction of the peak, above 0; 1 if
 *     the account was wiped out
 * @param duration the time from the peak to the recovery, else to the curve's end
 */
public record Drawdown(
    Instant peakAt,
    Instant troughAt,
    Optional<Instant> recoveredAt,
    double depth,
    Duration duration) {}
