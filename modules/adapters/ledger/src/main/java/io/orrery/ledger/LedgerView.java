package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What readers of one ledger see. */
final class LedgerView {

  private final LedgerId id;
  private final Home home;
  private final Function<LedgerId, Optional<byte[]>> genesis;
  private volatile @Nullable Chain owned;

  LedgerView(LedgerId id, Home home, Function<LedgerId, Optional<byte[]>> genesis) {
    this.id = id;
    this.home = home;
    this.genesis = genesis;
  }

  LedgerId id() {
    return id;
  }

  void own(Chain chain) {
    owned = chain;
  }

  void disown() {
    owned = null;
  }

  long lastSeq() {
    return genesis.apply(id).map(g -> last(g)).orElse(0L);
  }

  void after(long seq, int limit, Consumer<Line> to) {
    Optional<byte[]> start = genesis.apply(id);
    if (start.isEmpty()) {
      return;
    }
    try {
      long[] left = {limit};
      Chain chain = owned;
      List<Segment> sealed =
          chain == null
              ? SealBook.read(home, id, start.get()).segments()
              : chain.snapshot().sealed();
      Head at = new Head(0, 0, start.get());
      for (Segment segment : sealed) {
        if (segment.lastSeq() > seq && left[0] > 0) {
          read(segment.path(), at, segment.head().end(), seq, left, to);
        }
        at = segment.next();
      }
      if (left[0] > 0) {
        active(chain, at, seq, left, to);
      }
    } catch (IOException e) {
      throw new LedgerException("the %s cannot be read".formatted(id), e);
    }
  }

  private void active(@Nullable Chain chain, Head at, long seq, long[] left, Consumer<Line> to)
      throws IOException {
    java.nio.file.Path path = home.ledger(id);
    java.nio.file.Path moved = home.segment(id, at.seq() + 1);
    if (java.nio.file.Files.exists(moved)) {
      path = moved;
    }
    if (!java.nio.file.Files.exists(path)) {
      return;
    }
    long end =
        chain == null ? java.nio.file.Files.size(path) : chain.snapshot().active().head().end();
    read(path, at, end, seq, left, to);
  }

  private void read(
      java.nio.file.Path path, Head at, long end, long seq, long[] left, Consumer<Line> to)
      throws IOException {
    LedgerFile file = new LedgerFile(id, path, home.shown(path), new LineFormat());
    try (FileChannel channel = file.open()) {
      LedgerCursor cursor = new LedgerCursor(id, file.format(), channel, at, end);
      LedgerCursor.Step step = cursor.next();
      boolean any = false;
      while (step == LedgerCursor.Step.RECORD && left[0] > 0) {
        if (cursor.line().seq() > seq) {
          to.accept(cursor.line());
          any = true;
          left[0]--;
        }
        step = left[0] > 0 ? cursor.next() : step;
      }
      if (step == LedgerCursor.Step.DAMAGED && !any) {
        throw file.damaged(at, cursor.head(), cursor.flaw());
      }
    }
  }

  private long last(byte[] start) {
    Chain chain = owned;
    if (chain != null) {
      return chain.snapshot().active().head().seq();
    }
    try {
      Head at = SealBook.read(home, id, start).end(start);
      long[] last = {at.seq()};
      active(null, at, at.seq(), new long[] {Long.MAX_VALUE}, line -> last[0] = line.seq());
      return last[0];
    } catch (IOException e) {
      throw new LedgerException("the %s cannot be read".formatted(id), e);
    }
  }
}
