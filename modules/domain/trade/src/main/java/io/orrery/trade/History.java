package io.orrery.trade;

import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Port: what one universe's ledger of one stream holds, whether a session is open or not.
 *
 * <p>It sees acknowledged records only, and never blocks the writer. Safe for use by many threads.
 *
 * <p>All of its reads check what they answer. Where a ledger is damaged, the records before the bad
 * place are answered, and the read that starts at it throws.
 *
 * @param <F> what is recorded
 */
public interface History<F extends Fact> {

  /** Most records that one call answers. */
  int MAX_LIMIT = 1000;

  /** The only universe whose records it answers. */
  Universe universe();

  /** The kind of its records. */
  Stream stream();

  /** The number of the newest acknowledged record; 0 if there is none. */
  long lastSeq();

  /**
   * The records with numbers above {@code seq}, oldest first.
   *
   * @param seq 0 or above; 0 starts at the first record
   * @param limit 1 to {@value #MAX_LIMIT}
   * @return at most {@code limit} records; empty if there are none above {@code seq}
   * @throws IllegalArgumentException if a parameter is out of range
   * @throws LedgerException if a record in the range is damaged, naming the place and the kind of
   *     damage, or if the disk failed
   */
  List<Recorded<F>> after(long seq, int limit);

  /**
   * The records that fit a selection, from a number on. To go on, the caller gives the number of
   * the last record that was answered.
   *
   * @param selection which records
   * @param direction by rising or falling numbers
   * @param from oldest first: the answer begins above this number; newest first: it begins below
   *     this number, or with the newest if it is 0
   * @param limit 1 to {@value #MAX_LIMIT}
   * @return at most {@code limit} records. Fewer mean that there are no more, or that a damaged
   *     place was reached, which the next call says
   * @throws IllegalArgumentException if a parameter is out of range
   * @throws LedgerException if the first place that had to be read is damaged, naming it and the
   *     kind of damage, or if the disk failed
   */
  List<Recorded<F>> select(Selection selection, Direction direction, long from, int limit);

  /**
   * Shows every record above {@code after} that fits, oldest first, in bounded memory, until the
   * visitor answers false. Every record on the way is checked in full, also those that do not fit.
   *
   * @param after 0 or above; 0 starts at the first record
   * @param visitor answers whether to go on; what it is given is good during the call only
   * @return the number of the last record looked at, from which another scan can go on; {@code
   *     after} if there was none
   * @throws IllegalArgumentException if {@code after} is negative
   * @throws LedgerException if a record is damaged, naming the place and the kind of damage, after
   *     the visitor saw those before it; or if the disk failed
   */
  long scan(Selection selection, long after, Predicate<? super Scanned<F>> visitor);

  /**
   * Waits until there is a record above {@code seq}.
   *
   * @return true as soon as there is one; false if the time is over before
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws LedgerException if the ledger cannot be read
   */
  boolean awaitAfter(long seq, Duration timeout) throws InterruptedException;
}
