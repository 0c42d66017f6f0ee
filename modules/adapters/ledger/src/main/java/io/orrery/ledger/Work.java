package io.orrery.ledger;

/** What waits for the writer's thread. */
sealed interface Work permits Batch, Errand {

  /** How many places in the queue it takes. */
  int size();

  /** How many bytes it brings, roughly. */
  long bytes();

  /** It will not be done. */
  void fail(RuntimeException why);
}
