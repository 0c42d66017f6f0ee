package io.orrery.session;

import io.orrery.basics.IdempotencyKey;
import io.orrery.trade.Direction;
import io.orrery.trade.History;
import io.orrery.trade.Origin;
import io.orrery.trade.Selection;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which lines came under which keys, as the ledger has them. It keeps the keys that were asked for
 * last, and of each only runs of lines that were recorded one after the other; what it has let go
 * it reads again. Safe for use by many threads.
 */
final class KnownLines<F extends Fact> {

  private static final int MOST_RUNS = 100_000;

  private final History<F> history;
  private final Function<F, Optional<Origin>> originOf;
  private final Map<IdempotencyKey, Lines> keys = new LinkedHashMap<>(16, 0.75f, true);
  private int runs;

  /** Lines from {@code line} on, recorded under the numbers from {@code seq} on. */
  private record Run(long line, long seq, long count) {
    boolean goesOnWith(long nextLine, long nextSeq) {
      return nextLine == line + count && nextSeq == seq + count;
    }
  }

  /** The lines of one key, up to a number of the ledger. */
  private static final class Lines {
    private final TreeMap<Long, Run> runs = new TreeMap<>();
    private long read;

    Optional<Long> seqOf(long line) {
      return Optional.ofNullable(runs.floorEntry(line))
          .map(Map.Entry::getValue)
          .filter(run -> line < run.line() + run.count())
          .map(run -> run.seq() + line - run.line());
    }

    void add(long line, long seq) {
      if (seqOf(line).isPresent()) {
        return;
      }
      Map.Entry<Long, Run> before = runs.floorEntry(line);
      if (before != null && before.getValue().goesOnWith(line, seq)) {
        Run run = before.getValue();
        runs.put(run.line(), new Run(run.line(), run.seq(), run.count() + 1));
      } else {
        runs.put(line, new Run(line, seq, 1));
      }
    }
  }

  KnownLines(History<F> history, Function<F, Optional<Origin>> originOf) {
    this.history = history;
    this.originOf = originOf;
  }

  /** The number of the first record that came under this key and line. */
  synchronized Optional<Long> find(Origin origin) {
    Lines lines = keys.computeIfAbsent(origin.idempotencyKey(), key -> new Lines());
    int before = lines.runs.size();
    readOn(origin.idempotencyKey(), lines);
    runs += lines.runs.size() - before;
    Optional<Long> found = lines.seqOf(origin.line());
    forgetOldest();
    return found;
  }

  private void readOn(IdempotencyKey key, Lines lines) {
    long last = history.lastSeq();
    Selection selection = Selection.all().withIdempotencyKey(key);
    OptionalLong next = lines.read < last ? OptionalLong.of(lines.read) : OptionalLong.empty();
    while (next.isPresent()) {
      List<Recorded<F>> page =
          history.select(selection, Direction.OLDEST_FIRST, next.getAsLong(), History.MAX_LIMIT);
      for (Recorded<F> record : page) {
        originOf.apply(record.fact()).ifPresent(origin -> lines.add(origin.line(), record.seq()));
      }
      next =
          page.isEmpty() ? OptionalLong.empty() : OptionalLong.of(page.get(page.size() - 1).seq());
    }
    lines.read = Math.max(lines.read, last);
  }

  /** Each key counts as a run more. */
  private void forgetOldest() {
    var oldest = keys.values().iterator();
    while (runs + keys.size() > MOST_RUNS && keys.size() > 1) {
      runs -= oldest.next().runs.size();
      oldest.remove();
    }
  }
}
