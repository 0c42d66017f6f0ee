package io.orrery.trade;

import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionId;
import io.orrery.universe.ValidityClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A record at which a {@linkplain History#scan scan} stands, without the cost of making it.
 *
 * <p>It is one object that moves from record to record: good only until the visitor returns, for
 * the visitor's thread. What is kept is copied out of it, or {@link #record()} is.
 *
 * @param <F> what is recorded
 */
public interface Scanned<F extends Fact> {

  /** Its number in the ledger. */
  long seq();

  /** When it was written, UTC. */
  Instant recordedAt();

  /** The session that recorded it. */
  SessionId sessionId();

  /** What it may be used for. */
  ValidityClass validityClass();

  /** What kind of fact it is, in snake case. */
  String type();

  /**
   * A member of the fact that is a text, by its recorded name, such as {@code symbol}.
   *
   * @return empty if the fact has no such member, or it is no text
   */
  Optional<String> text(String name);

  /**
   * A member of the fact that is a decimal, such as {@code price}: exact, as many zeros as were
   * recorded.
   *
   * @return empty if the fact has no such member, or it is no decimal
   */
  Optional<BigDecimal> decimal(String name);

  /**
   * A member of the fact that is a whole number.
   *
   * @return empty if the fact has no such member, or it is no whole number
   */
  OptionalLong wholeNumber(String name);

  /**
   * The whole record, which may be kept.
   *
   * @throws LedgerException if its fact is not what this ledger records
   */
  Recorded<F> record();
}
