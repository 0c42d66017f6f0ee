package io.orrery.ledger;

import io.orrery.ledger.index.UnfitIndexException;
import io.orrery.trade.Direction;
import io.orrery.trade.LedgerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One read of a selection. For one thread and one use. */
final class Selecting {

  /** Records so near to each other are read in one go, with those between them. */
  private static final int NEAR = 4;

  private static final int MOST_AT_ONCE = 64;

  private final Indexes indexes;
  private final LineTemplates templates;
  private final LineFilter filter;
  private final boolean isRising;
  private final long from;
  private final int limit;
  private final List<Line> found = new ArrayList<>();

  Selecting(
      Indexes indexes,
      LineTemplates templates,
      LineFilter filter,
      Direction direction,
      long from,
      int limit) {
    this.indexes = indexes;
    this.templates = templates;
    this.filter = filter;
    this.isRising = direction == Direction.OLDEST_FIRST;
    this.from = !isRising && from == 0 ? Long.MAX_VALUE : from;
    this.limit = limit;
  }

  /** The records, of which the parts are given oldest first. */
  List<Line> in(List<Part> parts) throws IOException {
    for (int i = 0; i < parts.size() && found.size() < limit; i++) {
      Part part = parts.get(isRising ? i : parts.size() - 1 - i);
      if (isWanted(part)) {
        Optional<Damage> damage = gather(part);
        if (damage.isPresent() && found.size() < limit) {
          return foundOr(part.damaged(damage.get()));
        }
      }
    }
    return found;
  }

  private boolean isWanted(Part part) {
    boolean isBeyond = isRising ? part.reaches(from + 1) : part.start().seq() + 1 < from;
    return isBeyond && filter.mayBeIn(part) && !indexes.isOutside(part, filter);
  }

  private List<Line> foundOr(LedgerException damaged) {
    if (found.isEmpty()) {
      throw damaged;
    }
    return found;
  }

  /** An index that leads nowhere is made anew; that tells whether the ledger is at fault. */
  private Optional<Damage> gather(Part part) throws IOException {
    int before = found.size();
    try (Indexes.Indexed indexed = indexes.of(part)) {
      return gather(part, indexed);
    } catch (UnfitIndexException e) {
      found.subList(before, found.size()).clear();
    }
    try (Indexes.Indexed indexed = indexes.anew(part)) {
      return gather(part, indexed);
    } catch (UnfitIndexException e) {
      throw new IOException("the file changes while it is read", e);
    }
  }

  private Optional<Damage> gather(Part part, Indexes.Indexed indexed)
      throws IOException, UnfitIndexException {
    int known = Math.min(part.count(), indexed.index().count());
    int first = isRising ? within(from - part.start().seq(), known) : 0;
    int end = isRising ? known : within(from - 1 - part.start().seq(), known);
    boolean isCut = indexed.damage().isPresent() && isHiddenBy(indexed.damage().get(), part);
    if (isCut && !isRising) {
      return indexed.damage();
    }
    Candidates candidates = Candidates.of(indexed.index(), filter, first, end);
    if (candidates.size() > 0) {
      try (PartReader reader = new PartReader(part, templates)) {
        walk(reader, indexed, candidates);
      }
    }
    return isCut ? indexed.damage() : Optional.empty();
  }

  /** Whether a bad place lies between where the read begins and what it would answer. */
  private boolean isHiddenBy(Damage damage, Part part) {
    long bad = damage.lastGood().seq() + 1;
    return isRising || (bad < from && bad <= part.end().seq());
  }

  private static int within(long ordinal, int count) {
    return (int) Math.max(0, Math.min(count, ordinal));
  }

  private void walk(PartReader reader, Indexes.Indexed indexed, Candidates candidates)
      throws IOException, UnfitIndexException {
    int[] group = new int[MOST_AT_ONCE];
    int size = 0;
    int step = isRising ? 1 : -1;
    int position = isRising ? 0 : candidates.size() - 1;
    for (; position >= 0 && position < candidates.size(); position += step) {
      int ordinal = candidates.at(position);
      if (candidates.mayFit(ordinal)) {
        boolean isFull = size == Math.min(MOST_AT_ONCE, limit - found.size());
        if (size > 0 && (isFull || Math.abs(ordinal - group[size - 1]) > NEAR)) {
          read(reader, indexed, group, size);
          size = 0;
        }
        if (found.size() >= limit) {
          return;
        }
        group[size++] = ordinal;
      }
    }
    if (size > 0) {
      read(reader, indexed, group, size);
    }
  }

  private void read(PartReader reader, Indexes.Indexed indexed, int[] group, int size)
      throws IOException, UnfitIndexException {
    int first = isRising ? group[0] : group[size - 1];
    int last = isRising ? group[size - 1] : group[0];
    List<Line> lines = new ArrayList<>();
    reader.read(
        indexed.index(),
        first,
        last,
        cursor -> {
          if (filter.matches(cursor)) {
            lines.add(cursor.line());
          }
        });
    if (!isRising) {
      Collections.reverse(lines);
    }
    found.addAll(lines.subList(0, Math.min(lines.size(), limit - found.size())));
  }
}
