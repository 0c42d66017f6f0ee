package io.orrery.ledger;

/**
 * How far the active segment of an owned ledger is acknowledged: the writer's thread moves it on,
 * any number of readers look without waiting.
 */
final class ActiveHead {

  private volatile Head head;

  /** Nothing is acknowledged behind {@code start}, the place before the segment's first record. */
  ActiveHead(Head start) {
    this.head = start;
  }

  /** The place behind the last acknowledged record. */
  Head head() {
    return head;
  }

  /** Lets readers see everything up to {@code newHead}. */
  void publish(Head newHead) {
    head = newHead;
  }
}
