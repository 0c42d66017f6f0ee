package io.orrery.migration;

import io.orrery.migration.proof.RawLine;
import io.orrery.migration.proof.Reason;
import io.orrery.migration.proof.RowSink;
import io.orrery.migration.proof.Run;
import io.orrery.migration.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what becomes of the records of one file, and passes it on. */
final class Tally implements RowSink {

  private static final int MOST_RUNS = 1000;

  private final RowSink next;
  private final long[] placed = new long[io.orrery.universe.Universe.values().length];
  private final long[] reasons = new long[Reason.values().length];
  private final List<Map<String, Object>> runs = new ArrayList<>();
  private long quarantined;
  private long rejected;

  Tally(RowSink next) {
    this.next = next;
  }

  @Override
  public void placed(Placed row) {
    placed[row.universe().ordinal()]++;
    next.placed(row);
  }

  @Override
  public void quarantined(RawLine line, Run run, Set<Reason> why) {
    quarantined++;
    why.forEach(each -> reasons[each.ordinal()]++);
    next.quarantined(line, run, why);
  }

  @Override
  public void rejected(RawLine line, Reason reason) {
    rejected++;
    reasons[reason.ordinal()]++;
    next.rejected(line, reason);
  }

  @Override
  public void ended(Run run) {
    if (runs.size() < MOST_RUNS) {
      runs.add(run.toMap());
    }
    next.ended(run);
  }

  /** What was counted. */
  FileReport report(SourceFile file) {
    Map<String, Long> counts = new TreeMap<>();
    long migrated = 0;
    for (io.orrery.universe.Universe each : io.orrery.universe.Universe.values()) {
      if (placed[each.ordinal()] > 0) {
        counts.put(each.wireName(), placed[each.ordinal()]);
        migrated += placed[each.ordinal()];
      }
    }
    Map<String, Long> codes = new TreeMap<>();
    for (Reason each : Reason.values()) {
      if (reasons[each.ordinal()] > 0) {
        codes.put(each.code(), reasons[each.ordinal()]);
      }
    }
    return new FileReport(
        file.path(),
        file.kind().wireName(),
        file.sha256().value(),
        file.copiedLines(),
        file.known().map(SourceFile.Known::where).orElse(""),
        migrated + quarantined + rejected,
        counts,
        quarantined,
        rejected,
        codes,
        runs,
        "");
  }
}
