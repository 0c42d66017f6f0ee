package io.orrery.acceptance.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that runs by a millisecond a call and steps as clocks of real machines do. */
final class SteppingClock extends Clock {

  private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-01-27T23:59:59.950Z");
  private static final Duration[] STEPS = {
    Duration.ofHours(-1), Duration.ofHours(1), Duration.ofSeconds(-5), Duration.ofSeconds(6)
  };
  private static final int CALLS_A_STEP = 25;

  private final AtomicLong calls = new AtomicLong();

  @Override
  public Instant instant() {
    long call = calls.getAndIncrement();
    Instant time = BEFORE_MIDNIGHT.plusMillis(call);
    for (int step = 0; step < call / CALLS_A_STEP; step++) {
      time = time.plus(STEPS[step % STEPS.length]);
    }
    return time;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
