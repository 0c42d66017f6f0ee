package io.orrery.exports;

import io.orrery.trade.Selection;
import io.orrery.universe.Stream;
import java.util.List;

/**
 * What is to leave of one ledger.
 *
 * @param stream trades, equity, orders or events
 * @param selection which records
 * @param purpose what for
 * @param through the last record that is looked at; the same query of the same ledger gives the
 *     same rows for ever, whatever is recorded later
 */
public record ExportQuery(Stream stream, Selection selection, Purpose purpose, long through) {

  /** The streams that leave; the audit ledger stays where auditors verify it. */
  public static final List<Stream> STREAMS =
      List.of(Stream.TRADES, Stream.EQUITY, Stream.ORDERS, Stream.EVENTS);

  /** Refuses another stream and a negative number with {@link IllegalArgumentException}. */
  public ExportQuery {
    if (!STREAMS.contains(stream)) {
      throw new IllegalArgumentException(
          "what is exported must be one of %s, was %s".formatted(STREAMS, stream));
    }
    if (through < 0) {
      throw new IllegalArgumentException("through must not be negative, was " + through);
    }
  }
}
