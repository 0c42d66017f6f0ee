package io.orrery.rest;

import io.orrery.trade.LedgerException;
import java.util.function.Supplier;

/**
 * Says of a write that the disk failed what its sender has to know: not whether, but what to do.
 */
final class Writes {

  private static final String SENTENCE =
      "the ledger must acknowledge what it records, and its disk failed: whether this request is"
          + " recorded is unknown; repeating it with the same Idempotency-Key is safe";

  private Writes() {}

  static <T> T known(Supplier<T> write) {
    try {
      return write.get();
    } catch (LedgerException e) {
      Log.failure("a write", e);
      throw new ProblemException(ProblemType.OUTCOME_UNKNOWN, SENTENCE);
    }
  }
}
