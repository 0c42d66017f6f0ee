package io.orrery.trade;

import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Port: one universe's append-only ledger of one stream, open for one session.
 *
 * <p>Safe for use by many threads.
 *
 * @param <F> what it records
 */
public interface Ledger<F extends Fact> {

  /** The only session whose facts it takes. */
  Session session();

  /** The kind of its records. */
  Stream stream();

  /**
   * Records one fact. The answer means: it is on disk, and will be there after any crash.
   *
   * @throws io.orrery.universe.ForeignRecordException if another session minted it; nothing was
   *     written
   * @throws io.orrery.universe.SessionClosedException if the session is closed; nothing was written
   * @throws IllegalArgumentException if the fact cannot be recorded (too long, an unsupported
   *     component); nothing was written
   * @throws LedgerException if the store is closed (nothing was written), or if the disk failed:
   *     then whether it is recorded is unknown until the ledger has been reopened, and until then
   *     nothing more is accepted
   */
  default <T extends F> Recorded<T> append(Minted<T> minted) {
    return appendAll(List.of(minted)).get(0);
  }

  /**
   * Records facts in their order under one acknowledgement, without others between them. All are
   * checked before the first is written; {@link #append} says what may go wrong. After a crash a
   * prefix of them may be there.
   *
   * @return as many records, in the same order; empty for an empty list
   */
  <T extends F> List<Recorded<T>> appendAll(List<Minted<T>> minted);

  /**
   * Records one fact without waiting: thousands may be on their way at once, and are recorded in
   * the order of the calls of one thread.
   *
   * <p>The answer comes when the fact is durable, or ends with the {@link LedgerException} that
   * {@link #append} would have thrown. What follows it without an executor of its own may run on
   * the thread that writes: it must be short and must not wait for a ledger.
   *
   * @throws LedgerBusyException if too many records are waiting; nothing was written, and trying
   *     again later may succeed
   * @throws io.orrery.universe.ForeignRecordException as {@link #append} does; so for all else that
   *     is wrong with the fact or the session
   */
  default <T extends F> CompletionStage<Recorded<T>> appendAsync(Minted<T> minted) {
    return appendAllAsync(List.of(minted)).thenApply(records -> records.get(0));
  }

  /**
   * Records facts in their order under one acknowledgement, as {@link #appendAll} does, without
   * waiting, as {@link #appendAsync} does.
   *
   * @return answers as many records, in the same order; at once and empty for an empty list
   * @throws LedgerBusyException as {@link #appendAsync} does; so for all else that is refused
   */
  <T extends F> CompletionStage<List<Recorded<T>>> appendAllAsync(List<Minted<T>> minted);
}
