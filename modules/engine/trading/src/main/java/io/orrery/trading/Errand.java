package io.orrery.trading;

import io.orrery.trading.observability.Role;
import java.time.Duration;

/** Something that one agent does every so often. Of use to one thread. */
final class Errand {

  private final Role role;
  private final long everyNanos;
  private final Runnable work;
  private boolean wasDone;
  private long doneAt;

  /** Due at once, and whenever {@code every} has passed since, by the clock of who asks. */
  Errand(Role role, Duration every, Runnable work) {
    this.role = role;
    this.everyNanos = every.toNanos();
    this.work = work;
  }

  Role role() {
    return role;
  }

  Runnable work() {
    return work;
  }

  boolean isDue(long nanos) {
    return !wasDone || nanos - doneAt >= everyNanos;
  }

  void doneAt(long nanos) {
    wasDone = true;
    doneAt = nanos;
  }
}
