package io.orrery.runs;

import io.orrery.trade.EquityPoint;
import io.orrery.trade.History;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a run from which its figures are computed: as its ledgers acknowledged them while
 * it ran, or as they are read later. Both are the same records. Of use to one thread.
 */
final class RunRecords {

  private final List<Recorded<EquityPoint>> points = new ArrayList<>();
  private final List<Recorded<Trade>> trades = new ArrayList<>();

  /**
   * Reads all of a run, each record once.
   *
   * @throws io.orrery.trade.LedgerException if a record is damaged
   */
  static RunRecords read(UniverseArchive archive) {
    RunRecords records = new RunRecords();
    read(archive.equity(), records.points);
    read(archive.trades(), records.trades);
    return records;
  }

  /** What the account was worth, in the order of the records. */
  List<Recorded<EquityPoint>> points() {
    return points;
  }

  /** The fills, in the order of the records. */
  List<Recorded<Trade>> trades() {
    return trades;
  }

  private static <F extends Fact> void read(History<F> history, List<Recorded<F>> into) {
    history.scan(
        Selection.all(),
        0,
        scanned -> {
          into.add(scanned.record());
          return true;
        });
  }
}
