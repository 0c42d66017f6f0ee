package io.orrery.verifier;

import io.orrery.basics.Sha256;
import io.orrery.trade.Fault;
import io.orrery.universe.Universe;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names the kind of the first bad place: the first line that is not record {@code s} behind hash
 * {@code h}. The rules, in this order:
 *
 * <ol>
 *   <li>A line without LF ends a file. If it is record {@code s} and one byte, or the file is as
 *       long as its seal says, its last byte was edited; else the file was truncated.
 *   <li>If its hash fits but its schema is newer, the schema is unknown.
 *   <li>If a later line is record {@code s} behind {@code h}, or the segment's seal says that the
 *       segment has ended, the line was put there: from another universe; or, if the same bytes
 *       stand elsewhere in the ledger, from another session or duplicated; or, if it fits behind
 *       the record before it and stands nowhere else, reordered; or from another session; or
 *       inserted.
 *   <li>If the line before it and this one are two records {@code s - 1} behind one hash, the one
 *       before was inserted, with a hash that fits.
 *   <li>Else record {@code s} is gone or altered. It was edited in its place if what follows
 *       (record {@code s + 1}, the seal, or a checkpoint of size {@code s}) continues the hash that
 *       the line states or that its bytes have; or if it is no record at all.
 *   <li>Else it is a record that stands here instead: of another universe or session; a duplicate;
 *       with a higher number, those between were removed; with a lower one, it was inserted; with
 *       this number, it was edited.
 * </ol>
 */
final class Diagnosis {

  private final LedgerLines lines;
  private final List<Segment> segments;
  private final Universe universe;
  private final Map<Long, Sha256> rootsKnown;
  private final EnvelopeScan scan = new EnvelopeScan();

  /**
   * Prepares a diagnosis.
   *
   * @param rootsKnown roots that checkpoints vouch for, by size
   */
  Diagnosis(
      LedgerLines lines, List<Segment> segments, Universe universe, Map<Long, Sha256> rootsKnown) {
    this.lines = lines;
    this.segments = segments;
    this.universe = universe;
    this.rootsKnown = rootsKnown;
  }

  /** The fault behind where the chain of a segment was followed to. */
  NotIntactException of(int segment, SegmentScan.Reached reached) {
    Optional<Line> found = lines.at(segment, reached.end(), reached.lines());
    return found.map(line -> of(line, reached)).orElseGet(() -> truncated(segment, reached));
  }

  private NotIntactException truncated(int segment, SegmentScan.Reached reached) {
    long wanted = reached.seq() + 1;
    Segment of = segments.get(segment);
    var place =
        new io.orrery.trade.Verdict.Place(of.shown(), reached.lines() + 1, reached.end(), wanted);
    return new NotIntactException(
        Fault.TRUNCATED,
        place,
        "record %d must stand here, as a seal, a checkpoint or a later segment shows; the file ends"
            .formatted(wanted));
  }

  private NotIntactException of(Line line, SegmentScan.Reached reached) {
    long s = reached.seq() + 1;
    byte[] h = reached.hash();
    boolean ended = s > reached.segment().lastSeq();
    if (!line.complete() && !ended) {
      return cut(line, reached);
    }
    if (line.outcome() == EnvelopeScan.Outcome.NEWER && lines.fits(line, h)) {
      return fault(Fault.SCHEMA_UNKNOWN, line, s, "schema_version must be 1, was newer");
    }
    Optional<Line> later = lines.behind(line, each -> lines.continues(each, s, h));
    if (later.isPresent()) {
      String session = reached.session();
      boolean sameFile = later.get().segment() == line.segment();
      return putThere(line, s, session.isEmpty() && sameFile ? later.get().session() : session);
    }
    Optional<Line> forged = fork(line, reached);
    if (forged.isPresent()) {
      return fault(
          Fault.INSERTED,
          forged.get(),
          s - 1,
          "record %d stands here and in the next line, and only one was written".formatted(s - 1));
    }
    return ended ? putThere(line, s, reached.session()) : goneOrAltered(line, reached);
  }

  private NotIntactException cut(Line line, SegmentScan.Reached reached) {
    long s = reached.seq() + 1;
    boolean sameLength =
        reached.segment().seal().filter(seal -> seal.bytes() == endOf(line)).isPresent();
    if (sameLength || lines.continues(line.shortened(scan), s, reached.hash())) {
      return fault(Fault.EDITED, line, s, "record %d must end in LF".formatted(s));
    }
    return fault(Fault.TRUNCATED, line, s, "the file ends within record " + s);
  }

  private static long endOf(Line line) {
    return line.offset() + line.bytes().length;
  }

  /** The line before, if it and this one both claim to follow one hash. */
  private Optional<Line> fork(Line line, SegmentScan.Reached reached) {
    return reached
        .before()
        .filter(before -> lines.continues(line, reached.seq(), before.previous()))
        .flatMap(before -> lines.at(line.segment(), before.offset(), reached.lines() - 1))
        .filter(before -> !before.isSame(line));
  }

  /** The kind of a line that does not belong where it stands. */
  private NotIntactException putThere(Line line, long s, String session) {
    if (!line.isRecord()) {
      return fault(
          Fault.INSERTED, line, s, "record %d must stand here, which follows".formatted(s));
    }
    if (line.universe() != universe) {
      return foreignUniverse(line, s);
    }
    boolean otherSession = !session.isEmpty() && !line.session().equals(session);
    if (hasTwin(line)) {
      return otherSession ? foreignSession(line, s, session) : duplicated(line, s);
    }
    if (isGenuine(line)) {
      return fault(
          Fault.REORDERED,
          line,
          s,
          "record %d must stand here, found record %d, which is missing in its place"
              .formatted(s, line.seq()));
    }
    return otherSession
        ? foreignSession(line, s, session)
        : fault(
            Fault.INSERTED,
            line,
            s,
            "record %d must stand here, found what says to be record %d".formatted(s, line.seq()));
  }

  private NotIntactException goneOrAltered(Line line, SegmentScan.Reached reached) {
    long s = reached.seq() + 1;
    if (isProvenEdited(line, reached)) {
      return fault(
          Fault.EDITED,
          line,
          s,
          "this line must be record %d as it was written; what follows continues the original"
              .formatted(s));
    }
    if (line.outcome() == EnvelopeScan.Outcome.NEWER) {
      return fault(Fault.SCHEMA_UNKNOWN, line, s, "schema_version must be 1, was newer");
    }
    if (!line.isRecord()) {
      return fault(
          Fault.EDITED, line, s, "record %d must stand here, found no record".formatted(s));
    }
    return insteadOf(line, s, reached.session());
  }

  private NotIntactException insteadOf(Line line, long s, String session) {
    if (line.universe() != universe) {
      return foreignUniverse(line, s);
    }
    if (!session.isEmpty() && !line.session().equals(session)) {
      return foreignSession(line, s, session);
    }
    if (line.seq() == s) {
      return fault(Fault.EDITED, line, s, "record %d does not have its hash".formatted(s));
    }
    if (hasTwin(line)) {
      return duplicated(line, s);
    }
    return line.seq() > s
        ? fault(
            Fault.REMOVED,
            line,
            s,
            "records %d to %d must stand before this line, and are gone"
                .formatted(s, line.seq() - 1))
        : fault(
            Fault.INSERTED,
            line,
            s,
            "record %d must stand here, found what says to be record %d".formatted(s, line.seq()));
  }

  /** Whether what follows continues the hash that the line states, or the hash of its bytes. */
  private boolean isProvenEdited(Line line, SegmentScan.Reached reached) {
    long s = reached.seq() + 1;
    List<byte[]> candidates = candidates(line, reached.hash());
    Optional<Line> next = lines.behind(line, each -> true);
    boolean byNext =
        next.filter(lines::isOwn)
            .filter(n -> line.isRecord() ? n.seq() == s + 1 : n.seq() > s)
            .filter(n -> candidates.stream().anyMatch(hash -> lines.fits(n, hash)))
            .isPresent();
    boolean lastOfFile = next.filter(n -> n.segment() == line.segment()).isEmpty();
    return byNext
        || (lastOfFile && isProvenBySeal(line, s, reached.segment(), candidates))
        || isProvenByCheckpoint(s, reached.tree(), candidates);
  }

  private List<byte[]> candidates(Line line, byte[] h) {
    boolean hashed = line.bytes().length > EnvelopeScan.HASH_MEMBER;
    Stream<byte[]> computed = hashed ? Stream.of(lines.hash(line, h)) : Stream.empty();
    return Stream.concat(line.stated().stream(), computed).toList();
  }

  private static boolean isProvenBySeal(Line line, long s, Segment of, List<byte[]> candidates) {
    return of.seal()
        .filter(seal -> seal.lastSeq() == s || !line.isRecord())
        .map(seal -> seal.lastHash().raw())
        .filter(last -> candidates.stream().anyMatch(hash -> Arrays.equals(hash, last)))
        .isPresent();
  }

  private boolean isProvenByCheckpoint(long s, Frontier tree, List<byte[]> candidates) {
    return Optional.ofNullable(rootsKnown.get(s))
        .filter(root -> candidates.stream().anyMatch(hash -> tree.rootWith(hash).equals(root)))
        .isPresent();
  }

  private boolean hasTwin(Line line) {
    return lines
        .anywhere(each -> !each.isAt(line.segment(), line.offset()) && each.isSame(line))
        .isPresent();
  }

  /** Whether the line fits behind the record before its number, and no other line does. */
  private boolean isGenuine(Line line) {
    if (!lines.isOwn(line)) {
      return false;
    }
    Optional<byte[]> previous =
        segments.stream()
            .filter(segment -> segment.firstSeq() == line.seq())
            .map(segment -> segment.previousHash().raw())
            .filter(hash -> lines.fits(line, hash))
            .findFirst()
            .or(() -> predecessor(line).flatMap(Line::stated));
    return previous.isPresent()
        && lines
            .anywhere(
                each ->
                    !each.isAt(line.segment(), line.offset())
                        && lines.continues(each, line.seq(), previous.get()))
            .isEmpty();
  }

  private Optional<Line> predecessor(Line line) {
    return lines.anywhere(
        each ->
            lines.isOwn(each)
                && each.seq() == line.seq() - 1
                && each.stated().filter(hash -> lines.fits(line, hash)).isPresent());
  }

  private NotIntactException foreignUniverse(Line line, long s) {
    return fault(
        Fault.FOREIGN_UNIVERSE,
        line,
        s,
        "it must be of %s, was of %s".formatted(universe, line.universe()));
  }

  private static NotIntactException foreignSession(Line line, long s, String session) {
    return fault(
        Fault.FOREIGN_SESSION,
        line,
        s,
        "it must be of session %s, was of %s".formatted(session, line.session()));
  }

  private static NotIntactException duplicated(Line line, long s) {
    return fault(
        Fault.DUPLICATED,
        line,
        s,
        "record %d must stand here, found record %d once more".formatted(s, line.seq()));
  }

  private static NotIntactException fault(Fault kind, Line line, long s, String detail) {
    return new NotIntactException(kind, line.place(s), detail);
  }
}
