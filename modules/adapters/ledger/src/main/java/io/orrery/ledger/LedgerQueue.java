package io.orrery.ledger;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the writer of a universe: bounded, so that callers who are faster than the disk
 * wait outside, or are told so.
 */
final class LedgerQueue {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition isFilled = lock.newCondition();
  private final Condition hasRoom = lock.newCondition();
  private final ArrayDeque<Work> waiting = new ArrayDeque<>();
  private final int capacity;
  private int used;
  private int outside;
  private boolean isAwaited;
  private boolean isClosed;

  /** Room for this many records. */
  LedgerQueue(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Adds work behind the rest, when there is room for it.
   *
   * @return false if the queue is closed; the work is not in it
   * @throws InterruptedException if the caller was interrupted while it waited for room; the work
   *     is not in it
   */
  boolean put(Work work) throws InterruptedException {
    lock.lock();
    try {
      while (!isClosed && !fits(work)) {
        outside++;
        try {
          hasRoom.await();
        } finally {
          outside--;
        }
      }
      return add(work);
    } finally {
      lock.unlock();
    }
  }

  /** What became of an offer. */
  enum Offer {
    TAKEN,
    FULL,
    CLOSED
  }

  /** Adds work behind the rest if there is room for it now. */
  Offer offer(Work work) {
    lock.lock();
    try {
      if (!isClosed && !fits(work)) {
        return Offer.FULL;
      }
      return add(work) ? Offer.TAKEN : Offer.CLOSED;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Moves work to {@code group} until that has {@code maxBytes}, after waiting for the first at
   * most that long.
   *
   * @return false if the queue is closed and empty
   */
  boolean take(List<Work> group, long maxBytes, long timeoutNanos) {
    lock.lock();
    try {
      awaitWork(timeoutNanos);
      long bytes = 0;
      while (!waiting.isEmpty() && bytes < maxBytes) {
        Work work = waiting.remove();
        used -= work.size();
        bytes += work.bytes();
        group.add(work);
      }
      if (outside > 0) {
        hasRoom.signalAll();
      }
      return !(isClosed && group.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more; what waits will still be taken. False if that was done before. */
  boolean close() {
    lock.lock();
    try {
      boolean isFirst = !isClosed;
      isClosed = true;
      isFilled.signal();
      hasRoom.signalAll();
      return isFirst;
    } finally {
      lock.unlock();
    }
  }

  private void awaitWork(long timeoutNanos) {
    long left = timeoutNanos;
    while (waiting.isEmpty() && !isClosed && left > 0) {
      isAwaited = true;
      try {
        left = isFilled.awaitNanos(left);
      } catch (InterruptedException nobodyHasThisThread) {
        Thread.interrupted();
      }
      isAwaited = false;
    }
  }

  /** What is larger than the queue gets it for itself. */
  private boolean fits(Work work) {
    return used + work.size() <= capacity || used == 0;
  }

  private boolean add(Work work) {
    if (isClosed) {
      return false;
    }
    waiting.add(work);
    used += work.size();
    if (isAwaited) {
      isFilled.signal();
    }
    return true;
  }
}
