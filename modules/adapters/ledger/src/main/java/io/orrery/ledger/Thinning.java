package io.orrery.ledger;

import io.orrery.ledger.index.Extremes;
import io.orrery.ledger.index.SegmentIndex;
import io.orrery.ledger.index.UnfitIndexException;
import io.orrery.trade.Direction;
import io.orrery.trade.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One thinned curve. Whole blocks give their extremes from the index; what is left is read. Every
 * record that is answered is read and checked, also against what the index said of it. For one
 * thread and one use.
 */
final class Thinning {

  private final LedgerView view;
  private final Selection selection;
  private final LineFilter filter;
  private final int points;

  Thinning(LedgerView view, Selection selection, int points) {
    this.view = view;
    this.selection = selection;
    this.filter = new LineFilter(selection, view.id().stream());
    this.points = points;
  }

  /** Does something with one part, its index and what of it may fit. */
  private interface Visit {
    /** Answers whether to go on. */
    boolean part(PartReader reader, SegmentIndex index, Candidates candidates)
        throws IOException, UnfitIndexException;
  }

  List<Line> lines() {
    List<Line> first = view.select(selection, Direction.OLDEST_FIRST, 0, 1);
    List<Line> last = view.select(selection, Direction.NEWEST_FIRST, 0, 1);
    if (first.isEmpty() || last.isEmpty()) {
      return List.of();
    }
    return view.reading(() -> between(first.get(0).seq(), last.get(0).seq()));
  }

  /** An index that did not fit is made anew by the second attempt, which then knows better. */
  private List<Line> between(long first, long last) throws IOException {
    List<Part> parts =
        view.parts().stream()
            .filter(part -> part.end().seq() >= first && part.start().seq() < last)
            .filter(filter::mayBeIn)
            .toList();
    try {
      return thinned(parts, first, last);
    } catch (UnfitIndexException discarded) {
      return again(parts, first, last);
    }
  }

  private List<Line> again(List<Part> parts, long first, long last) throws IOException {
    try {
      return thinned(parts, first, last);
    } catch (UnfitIndexException e) {
      throw new IOException("the file changes while it is read", e);
    }
  }

  private List<Line> thinned(List<Part> parts, long first, long last)
      throws IOException, UnfitIndexException {
    Counter counter = new Counter();
    walk(parts, last, counter);
    boolean isThinned = counter.count > points;
    Buckets buckets = new Buckets(isThinned ? width(first, last) : 1);
    walk(parts, last, new Filling(buckets));
    List<Line> lines = new ArrayList<>();
    walk(parts, last, new Picking(buckets.chosen(first), lines));
    return lines;
  }

  private long width(long first, long last) {
    long width = 1;
    while ((last - 1) / width - (first - 1) / width >= (points - 1) / 3) {
      width *= 2;
    }
    return width;
  }

  private void walk(List<Part> parts, long last, Visit visit)
      throws IOException, UnfitIndexException {
    for (Part part : parts) {
      if (!view.indexes().isOutside(part, filter) && !walk(part, last, visit)) {
        return;
      }
    }
  }

  private boolean walk(Part part, long last, Visit visit) throws IOException, UnfitIndexException {
    try (Indexes.Indexed indexed = view.indexes().of(part)) {
      requireWhole(part, indexed, last);
      int visible = Math.min(part.count(), indexed.index().count());
      Candidates candidates = Candidates.of(indexed.index(), filter, 0, visible);
      if (candidates.size() == 0) {
        return true;
      }
      try (PartReader reader = new PartReader(part, view.templates())) {
        return visit.part(reader, indexed.index(), candidates);
      }
    } catch (UnfitIndexException e) {
      try (Indexes.Indexed anew = view.indexes().anew(part)) {
        requireWhole(part, anew, last);
      }
      throw e;
    }
  }

  private static void requireWhole(Part part, Indexes.Indexed indexed, long last) {
    Optional<Damage> damage = indexed.damage();
    if (damage.isPresent() && damage.get().lastGood().seq() < last) {
      throw part.damaged(damage.get());
    }
  }

  /** Shows what fits of the block in which a candidate is. */
  private void readBlock(
      PartReader reader,
      SegmentIndex index,
      Candidates candidates,
      int block,
      Consumer<LedgerCursor> to)
      throws IOException, UnfitIndexException {
    int position = candidates.ordinals().countBefore(index.firstOf(block));
    int end = candidates.ordinals().countBefore(index.endOf(block));
    if (end > position) {
      reader.read(
          index,
          candidates.at(position),
          candidates.at(end - 1),
          cursor -> {
            if (filter.matches(cursor)) {
              to.accept(cursor);
            }
          });
    }
  }

  /** Counts what fits, as far as it matters. */
  private final class Counter implements Visit {
    private int count;

    @Override
    public boolean part(PartReader reader, SegmentIndex index, Candidates candidates)
        throws IOException, UnfitIndexException {
      for (int block = 0; block < index.blocks() && count <= points; block++) {
        if (candidates.isInside(block)) {
          count += candidates.countIn(block);
        } else if (candidates.mayFit(index.firstOf(block))) {
          readBlock(reader, index, candidates, block, cursor -> count++);
        }
      }
      return count <= points;
    }
  }

  /** Puts everything that fits into buckets. */
  private final class Filling implements Visit {
    private final Buckets buckets;
    private final DecimalText decimal = new DecimalText();
    private final Span span = new Span();

    Filling(Buckets buckets) {
      this.buckets = buckets;
    }

    @Override
    public boolean part(PartReader reader, SegmentIndex index, Candidates candidates)
        throws IOException, UnfitIndexException {
      Extremes extremes = index.extremes();
      for (int block = 0; block < index.blocks(); block++) {
        int inBlock = candidates.countIn(block);
        if (inBlock > 0 && candidates.mayFit(index.firstOf(block))) {
          boolean isWhole =
              buckets.hasWholeBlocks()
                  && inBlock == index.endOf(block) - index.firstOf(block)
                  && candidates.isInside(block)
                  && extremes.isKnown(block);
          if (isWhole) {
            buckets.add(index, block, extremes);
          } else {
            readBlock(reader, index, candidates, block, this::add);
          }
        }
      }
      return true;
    }

    private void add(LedgerCursor cursor) {
      buckets.add(cursor.seq(), Buckets.amount(cursor, span, decimal));
    }
  }

  /** Reads what was chosen. */
  private final class Picking implements Visit {
    private final List<Buckets.Pick> picks;
    private final List<Line> lines;
    private final DecimalText decimal = new DecimalText();
    private final Span span = new Span();
    private int next;

    Picking(List<Buckets.Pick> picks, List<Line> lines) {
      this.picks = picks;
      this.lines = lines;
    }

    @Override
    public boolean part(PartReader reader, SegmentIndex index, Candidates candidates)
        throws IOException, UnfitIndexException {
      long end = index.firstSeq() + index.count();
      boolean[] fits = {true};
      for (; next < picks.size() && picks.get(next).seq() < end; next++) {
        Buckets.Pick pick = picks.get(next);
        int ordinal = (int) (pick.seq() - index.firstSeq());
        reader.read(
            index,
            ordinal,
            ordinal,
            cursor -> {
              fits[0] &=
                  filter.matches(cursor) && pick.isSaidOf(Buckets.amount(cursor, span, decimal));
              lines.add(cursor.line());
            });
      }
      if (!fits[0]) {
        throw new UnfitIndexException("a record has another amount than it says");
      }
      return next < picks.size();
    }
  }
}
