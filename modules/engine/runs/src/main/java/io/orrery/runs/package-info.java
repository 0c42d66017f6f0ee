/**
 * Backtests and sweeps as SIMULATION sessions with records, and a session that trades on a feed.
 */
@NullMarked
package io.orrery.runs;

import org.jspecify.annotations.NullMarked;
