package io.orrery.exports;

import io.orrery.session.SessionBook;
import io.orrery.trade.History;
import io.orrery.trade.Selection;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionId;
import io.orrery.universe.Stream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shows what leaves one ledger of one universe, row by row and oldest first, in bounded memory. It
 * has one universe's archive, so that no export ever mixes two (contract U10).
 */
public final class Export {

  private final UniverseArchive archive;
  private final SessionBook book;
  private final Map<SessionId, Map<String, Object>> assumptions = new HashMap<>();

  /**
   * Of one universe.
   *
   * @param archive what it recorded
   * @param book its sessions
   */
  public Export(UniverseArchive archive, SessionBook book) {
    this.archive = archive;
    this.book = book;
  }

  /** Takes rows. */
  @FunctionalInterface
  public interface RowSink {
    /** Takes one; what it throws ends the export. */
    void take(Row row) throws IOException;
  }

  /** How many records the ledger of this stream holds now. */
  public long lastSeq(Stream stream) {
    return history(stream).lastSeq();
  }

  /**
   * Shows every row of the query.
   *
   * @return what went out and what did not
   * @throws io.orrery.trade.LedgerException if a record on the way is damaged, naming the place,
   *     after the rows before it were shown; or if the disk failed
   * @throws UncheckedIOException if the sink cannot take a row
   */
  public Tally write(ExportQuery query, RowSink sink) {
    Tally tally = new Tally(query.stream());
    if (query.through() > 0) {
      history(query.stream())
          .scan(
              Selection.all(),
              0,
              scanned -> {
                if (scanned.seq() <= query.through()) {
                  show(query, scanned.record(), tally, sink);
                }
                return scanned.seq() < query.through();
              });
    }
    return tally;
  }

  private void show(ExportQuery query, Recorded<?> record, Tally tally, RowSink sink) {
    tally.saw(record);
    var validityClass = record.provenance().validityClass();
    if (!query.selection().matches(record)) {
      tally.leftOut(Tally.LeftOut.NOT_ASKED_FOR, validityClass);
    } else if (!query.purpose().admits(validityClass)) {
      tally.leftOut(Tally.LeftOut.NOT_VALID_FOR_TRAINING, validityClass);
    } else {
      put(record, sink);
      tally.exported(record);
    }
  }

  private void put(Recorded<?> record, RowSink sink) {
    try {
      sink.take(new Row(record, assumptions(record.provenance().sessionId())));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Map<String, Object> assumptions(SessionId session) {
    return assumptions.computeIfAbsent(
        session, id -> book.find(id).map(Export::assumptionsOf).orElse(Map.of()));
  }

  private static Map<String, Object> assumptionsOf(SessionBook.Entry entry) {
    Map<String, Object> said = new LinkedHashMap<>();
    if (entry.openedFields().get("assumptions") instanceof Map<?, ?> members) {
      members.forEach((name, value) -> said.put(String.valueOf(name), value));
    }
    return said;
  }

  private History<?> history(Stream stream) {
    return switch (stream) {
      case TRADES -> archive.trades();
      case EQUITY -> archive.equity();
      case ORDERS -> archive.orders();
      case EVENTS -> archive.events();
      case AUDIT -> throw new IllegalArgumentException("the audit ledger is not exported");
    };
  }
}
