package io.orrery.rest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Everyone who follows events, and the pulse that wakes them. The pulse compares numbers and sends
 * nothing itself; it beats only while somebody follows.
 */
final class EventStreams {

  /** Most clients at a time, of all universes together. */
  static final int MAX_STREAMS = 20;

  private static final long PULSE_MILLIS = 50;

  private final ScheduledExecutorService scheduler;
  private final Executor senders;
  private final Set<EventFollower> followers = ConcurrentHashMap.newKeySet();
  private @Nullable ScheduledFuture<?> pulse;

  EventStreams(ScheduledExecutorService scheduler, Executor senders) {
    this.scheduler = scheduler;
    this.senders = senders;
  }

  /**
   * Passes if one more may follow; if not, finds out who has vanished, so that a retry may pass.
   *
   * @throws ProblemException if there are too many
   */
  private void requireRoom() {
    reap();
    if (followers.size() >= MAX_STREAMS) {
      followers.forEach(EventFollower::probe);
      throw new ProblemException(
          ProblemType.TOO_MANY_STREAMS,
          "at most %d streams may be open at a time, and as many are".formatted(MAX_STREAMS));
    }
  }

  /**
   * Lets one more follow.
   *
   * @throws ProblemException if there are too many
   */
  synchronized void join(EventFollower follower) {
    requireRoom();
    followers.add(follower);
    if (pulse == null) {
      pulse =
          scheduler.scheduleWithFixedDelay(
              this::beat, PULSE_MILLIS, PULSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  int size() {
    return followers.size();
  }

  /** Ends all streams. */
  synchronized void close() {
    followers.forEach(EventFollower::close);
    reap();
  }

  /** Wakes who has something coming; one follower's failure ends its stream and no other. */
  void beat() {
    for (EventFollower follower : followers) {
      try {
        follower.wake(senders);
      } catch (RuntimeException e) {
        Log.defect("waking a follower of events", e);
        follower.close();
      }
    }
    reap();
  }

  private synchronized void reap() {
    followers.removeIf(EventFollower::isGone);
    ScheduledFuture<?> running = pulse;
    if (followers.isEmpty() && running != null) {
      running.cancel(false);
      pulse = null;
    }
  }
}
