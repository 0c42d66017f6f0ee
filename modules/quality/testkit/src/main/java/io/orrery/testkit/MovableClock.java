package io.orrery.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock of UTC that stands where it was put. Any thread may read it, one at a time moves it. */
public class MovableClock extends Clock {

  private volatile Instant now;

  /** Stands at {@link Samples#NOW}. */
  public MovableClock() {
    this(Samples.NOW);
  }

  /** Stands at {@code now}. */
  public MovableClock(Instant now) {
    this.now = now;
  }

  /** Puts it at {@code instant}, which may be an earlier one. */
  public final void set(Instant instant) {
    now = instant;
  }

  /** Puts it on by {@code by}; if that is negative, back. */
  public final void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public final Instant instant() {
    return now;
  }

  @Override
  public final ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Itself: nobody asks a test's clock for another zone. */
  @Override
  public final Clock withZone(ZoneId zone) {
    return this;
  }
}
