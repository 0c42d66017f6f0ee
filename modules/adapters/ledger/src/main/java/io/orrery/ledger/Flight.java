package io.orrery.ledger;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Batches that become durable together: every ledger's lines are written in one go, and each file
 * is forced once.
 */
final class Flight {

  private final List<Batch<?>> batches;
  private final List<Portion> portions;
  private final CountDownLatch landed = new CountDownLatch(1);
  private @Nullable Throwable failure;

  Flight(List<Batch<?>> batches, List<Portion> portions) {
    this.batches = List.copyOf(batches);
    this.portions = List.copyOf(portions);
  }

  /** Writes and forces; never again after a failure. */
  void fly() {
    try {
      for (Portion portion : portions) {
        portion.write();
      }
      for (Portion portion : portions) {
        portion.force();
      }
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    } finally {
      landed.countDown();
    }
  }

  boolean hasLanded() {
    return landed.getCount() == 0;
  }

  /** Waits for the landing, whoever flies. */
  void await() {
    boolean interrupted = false;
    while (!hasLanded()) {
      try {
        landed.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What went wrong; null if all is durable. Asked after the landing. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Shows readers the records, then answers the callers. */
  void acknowledge() {
    for (Portion portion : portions) {
      portion.acknowledge();
    }
    for (Batch<?> batch : batches) {
      batch.acknowledge();
    }
  }

  /** Answers the callers that it is unknown what is there. */
  void fail(RuntimeException why) {
    for (Batch<?> batch : batches) {
      batch.fail(why);
    }
  }
}
