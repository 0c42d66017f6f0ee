package io.orrery.rest;

import io.orrery.session.AttemptRefused;
import io.orrery.session.UniverseSession;
import io.orrery.trade.LedgerException;
import io.orrery.universe.PerUniverse;
import io.orrery.universe.SessionClosedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Puts attempts to set provenance on the audit record, a few a minute for each universe: whoever
 * tries a million times cannot fill the disk, and the record says how many were left out.
 */
final class Refusals {

  /** Most records a minute for one universe. */
  static final int A_MINUTE = 10;

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Clock clock;
  private final PerUniverse<Window> windows = new PerUniverse<>(universe -> new Window());

  Refusals(Clock clock) {
    this.clock = clock;
  }

  /** Records the attempt if the minute has room; the caller's refusal stands in any case. */
  void audit(UniverseSession session, Problem problem) {
    if (problem.type() != ProblemType.RESERVED_FIELD) {
      return;
    }
    long leftOut = windows.of(session.universe()).take(clock.instant());
    if (leftOut < 0) {
      return;
    }
    String others = leftOut == 0 ? "" : "; %d more before it are not recorded".formatted(leftOut);
    try {
      session.recordRefusal(new AttemptRefused("reserved_field", problem.detail() + others));
    } catch (SessionClosedException | LedgerException e) {
      Log.failure("recording a refused attempt in " + session.universe(), e);
    }
  }

  /** One universe's minute. */
  private static final class Window {
    private Instant end = Instant.MIN;
    private int recorded;
    private long leftOut;

    /** How many were left out since the last one recorded; negative if this one is, too. */
    synchronized long take(Instant now) {
      if (!now.isBefore(end)) {
        end = now.plus(WINDOW);
        recorded = 0;
      }
      return recorded < A_MINUTE ? taken() : - ++leftOut;
    }

    private long taken() {
      recorded++;
      long before = leftOut;
      leftOut = 0;
      return before;
    }
  }
}
