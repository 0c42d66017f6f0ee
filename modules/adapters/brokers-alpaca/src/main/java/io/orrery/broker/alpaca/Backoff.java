package io.orrery.broker.alpaca;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: anywhere between half and all of a length that doubles, so
 * that many who failed together do not come back together. Of use to one thread.
 */
final class Backoff {

  private final long first;
  private final long longest;
  private long next;

  Backoff(Duration first, Duration longest) {
    this.first = Math.max(2, first.toNanos());
    this.longest = Math.max(this.first, longest.toNanos());
    this.next = this.first;
  }

  /** The next wait. */
  Duration next() {
    long length = next;
    next = Math.min(longest, next * 2);
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(length / 2, length + 1));
  }

  /** A try went well: the next wait is a first one. */
  void reset() {
    next = first;
  }
}
