package io.orrery.rest;

import io.orrery.trade.LedgerBusyException;
import io.orrery.trade.LedgerException;
import io.orrery.trade.LedgerFullException;
import java.util.function.Supplier;

/**
 * Says of a write that the disk failed what its sender has to know: not whether, but what to do.
 */
final class Writes {

  private static final String SENTENCE =
      "the ledger must acknowledge what it records, and its disk failed: whether this request is"
          + " recorded is unknown; repeating it with the same Idempotency-Key is safe";

  private static final String FULL =
      "the disk must have room above its floor, and has not: what is left of this request was not"
          + " recorded; make room, then repeat it with the same Idempotency-Key";

  private static final String BUSY =
      "the ledger must have room for waiting records, and has none: what is left of this request"
          + " was not recorded; repeat it later with the same Idempotency-Key";

  private Writes() {}

  static <T> T known(Supplier<T> write) {
    try {
      return write.get();
    } catch (LedgerFullException e) {
      throw new ProblemException(ProblemType.LEDGER_FULL, FULL);
    } catch (LedgerBusyException e) {
      throw new ProblemException(ProblemType.LEDGER_BUSY, BUSY);
    } catch (LedgerException e) {
      Log.failure("a write", e);
      throw new ProblemException(ProblemType.OUTCOME_UNKNOWN, SENTENCE);
    }
  }
}
