package io.orrery.verifier;

import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All lines of a ledger, good or not, for whoever looks for one. It keeps one line at a time. */
final class LedgerLines {

  private final Home home;
  private final Universe universe;
  private final Stream stream;
  private final List<Segment> segments;
  private final HashChain chain;
  private final EnvelopeScan scan = new EnvelopeScan();

  LedgerLines(Home home, Universe universe, Stream stream, List<Segment> segments) {
    this.home = home;
    this.universe = universe;
    this.stream = stream;
    this.segments = segments;
    this.chain = new HashChain(universe, stream);
  }

  /** The line at a byte of a segment; empty if the file ends there. */
  Optional<Line> at(int segment, long offset, long linesBefore) {
    return first(segment, offset, linesBefore, true, line -> true);
  }

  /** The first line behind {@code line}, in its segment or a later one, that is wanted. */
  Optional<Line> behind(Line line, Predicate<Line> wanted) {
    long offset = line.offset() + line.bytes().length + 1;
    if (line.bytes().length == 0) {
      return first(line.segment(), 0, 0, false, each -> isBehind(each, line) && wanted.test(each));
    }
    return line.complete()
        ? first(line.segment(), offset, line.number(), false, wanted)
        : first(line.segment() + 1, 0, 0, false, wanted);
  }

  private static boolean isBehind(Line each, Line line) {
    return each.segment() > line.segment() || each.offset() > line.offset();
  }

  /** The first line of the whole ledger that is wanted. */
  Optional<Line> anywhere(Predicate<Line> wanted) {
    return first(0, 0, 0, false, wanted);
  }

  private Optional<Line> first(
      int segment, long offset, long linesBefore, boolean here, Predicate<Line> wanted) {
    Optional<Line> found = Optional.empty();
    int to = here ? segment + 1 : segments.size();
    for (int i = segment; i < to && found.isEmpty(); i++) {
      boolean first = i == segment;
      found = first(i, first ? offset : 0, first ? linesBefore : 0, wanted);
    }
    return found;
  }

  private Optional<Line> first(int segment, long offset, long before, Predicate<Line> wanted) {
    Segment of = segments.get(segment);
    try (LineReader lines = LineReader.open(of, offset, before)) {
      while (lines.advance()) {
        Line line = Line.read(segment, of.shown(), lines, scan);
        if (wanted.test(line)) {
          return Optional.of(line);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw home.cannotRead(of.file(), e);
    }
  }

  /** Whether the line is a record of this ledger. */
  boolean isOwn(Line line) {
    return line.isRecord() && line.universe() == universe && line.stream() == stream;
  }

  /** Whether the line is record {@code seq} of this ledger behind {@code previous}. */
  boolean continues(Line line, long seq, byte[] previous) {
    return isOwn(line) && line.seq() == seq && fits(line, previous);
  }

  /** Whether the hash at the line's end is that of the line behind {@code previous}. */
  boolean fits(Line line, byte[] previous) {
    return line.stated().filter(stated -> Arrays.equals(stated, hash(line, previous))).isPresent();
  }

  /** The hash of a line that is long enough to have one, behind {@code previous}. */
  byte[] hash(Line line, byte[] previous) {
    byte[] hash = new byte[HashChain.BYTES];
    chain.hash(previous, line.bytes(), 0, line.bytes().length, hash);
    return hash;
  }
}
