package io.orrery.verifier;

import io.orrery.basics.Sha256;
import io.orrery.trade.Fault;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Checks the records of one ledger whose seals are checked already: each segment by itself from
 * what the seal before says, so that segments can be read side by side.
 */
final class LedgerCheck {

  private final Home home;
  private final Identity identity;
  private final Stream stream;
  private final List<Segment> segments;
  private final TreeMap<Long, Checkpoint> checkpoints = new TreeMap<>();
  private final int checkpointCount;
  private final LedgerLines lines;

  LedgerCheck(
      Home home,
      Identity identity,
      Stream stream,
      List<Segment> segments,
      List<Checkpoint> checkpoints) {
    this.home = home;
    this.identity = identity;
    this.stream = stream;
    this.segments = withoutLeftover(home, segments);
    this.checkpointCount = checkpoints.size();
    checkpoints.forEach(this::note);
    this.lines = new LedgerLines(home, identity.universe(), stream, this.segments);
  }

  private void note(Checkpoint checkpoint) {
    Checkpoint other = checkpoints.putIfAbsent(checkpoint.size(), checkpoint);
    if (other != null && !other.root().equals(checkpoint.root())) {
      throw new NotIntactException(
          Fault.EDITED,
          checkpoint.source(),
          "two signed checkpoints of size %d have different roots: the ledger had two histories"
              .formatted(checkpoint.size()));
    }
  }

  /**
   * An opening that was interrupted leaves the active segment beside its copy in {@code sealed/}:
   * then the copy counts.
   */
  private static List<Segment> withoutLeftover(Home home, List<Segment> segments) {
    int last = segments.size() - 1;
    if (last < 1 || !Leftover.is(home, segments.get(last), segments.get(last - 1))) {
      return segments;
    }
    return segments.subList(0, last);
  }

  Verdict check(int threads) {
    SegmentScan.Reached end = start();
    int seals = 0;
    for (SegmentScan.Reached reached : sealed(threads)) {
      end = reached;
      requireSealed(seals, reached);
      requireRoots(reached);
      seals++;
    }
    long torn = 0;
    for (int i = seals; i < segments.size(); i++) {
      end = scan(continued(segments.get(i), end));
      torn += end.stopped() ? torn(i, end) : 0;
      requireRoots(end);
    }
    requireSize(end);
    return new Verdict.Intact(
        identity.universe(),
        stream,
        end.seq(),
        Sha256.ofRaw(end.hash()),
        end.tree().root(),
        seals,
        torn,
        checkpointCount);
  }

  private SegmentScan.Reached start() {
    Segment none =
        new Segment(
            home.folder(identity.universe(), stream).resolve(stream + ".jsonl"),
            home.shown(home.folder(identity.universe(), stream).resolve(stream + ".jsonl")),
            1,
            identity.firstHash(),
            List.of(),
            Optional.empty(),
            /* length= */ 0);
    return new SegmentScan.Reached(
        none,
        0,
        identity.firstHash().raw(),
        new Frontier(),
        "",
        0,
        0,
        Optional.empty(),
        false,
        Map.of(0L, new Frontier().root()));
  }

  /** An unsealed segment begins where the one before has ended, sealed or not. */
  private static Segment continued(Segment segment, SegmentScan.Reached end) {
    return new Segment(
        segment.file(),
        segment.shown(),
        end.seq() + 1,
        Sha256.ofRaw(end.hash()),
        end.tree().roots(),
        Optional.empty(),
        segment.length());
  }

  private List<SegmentScan.Reached> sealed(int threads) {
    List<Segment> sealed = segments.stream().filter(each -> each.seal().isPresent()).toList();
    ExecutorService workers = Executors.newFixedThreadPool(threads, LedgerCheck::worker);
    try {
      List<Future<SegmentScan.Reached>> running = new ArrayList<>();
      sealed.forEach(segment -> running.add(workers.submit(() -> scan(segment))));
      List<SegmentScan.Reached> reached = new ArrayList<>();
      for (Future<SegmentScan.Reached> each : running) {
        reached.add(each.get());
        if (reached.get(reached.size() - 1).stopped()) {
          return reached;
        }
      }
      return reached;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LedgerException failed
          ? failed
          : new IllegalStateException("the check of a segment failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("the check was interrupted", e);
    } finally {
      workers.shutdownNow();
    }
  }

  private static Thread worker(Runnable task) {
    Thread thread = new Thread(task, "orrery-verifier");
    thread.setDaemon(true);
    return thread;
  }

  private SegmentScan.Reached scan(Segment segment) {
    long[] sizes = checkpoints.keySet().stream().mapToLong(Long::longValue).toArray();
    try {
      return new SegmentScan(identity.universe(), stream, segment, sizes).read();
    } catch (IOException e) {
      throw home.cannotRead(segment.file(), e);
    }
  }

  private void requireSealed(int index, SegmentScan.Reached reached) {
    Seal seal = reached.segment().seal().orElseThrow();
    if (reached.stopped() || reached.seq() < seal.lastSeq()) {
      throw diagnosis().of(index, reached);
    }
    String shown = reached.segment().shown();
    if (!Sha256.ofRaw(reached.hash()).equals(seal.lastHash())) {
      throw new NotIntactException(
          Fault.EDITED,
          new Verdict.Place(
              shown,
              reached.lines(),
              reached.before().map(SegmentScan.Before::offset).orElse(0L),
              reached.seq()),
          "record %d must have the hash %s that the seal says; it, or records before it, were"
                  .formatted(reached.seq(), seal.lastHash())
              + " edited and hashed anew");
    }
    if (reached.end() != seal.bytes() || !reached.tree().root().equals(seal.treeRoot())) {
      throw new NotIntactException(
          Fault.SEAL_MISMATCH,
          shown.replace(".jsonl", ".seal.json"),
          "bytes must be %d and tree_root %s, were %d and %s"
              .formatted(reached.end(), reached.tree().root(), seal.bytes(), seal.treeRoot()));
    }
  }

  private void requireRoots(SegmentScan.Reached reached) {
    reached
        .roots()
        .forEach(
            (size, root) -> {
              Checkpoint checkpoint = checkpoints.get(size);
              if (checkpoint != null && !checkpoint.root().equals(root)) {
                throw rewritten(reached, checkpoint, root);
              }
            });
  }

  private static NotIntactException rewritten(
      SegmentScan.Reached reached, Checkpoint checkpoint, Sha256 root) {
    return new NotIntactException(
        Fault.EDITED,
        new Verdict.Place(
            reached.segment().shown(),
            Math.max(0, checkpoint.size() - reached.segment().firstSeq() + 1),
            0,
            checkpoint.size()),
        "the tree of the records up to here must have the root %s of the checkpoint, has %s"
            .formatted(checkpoint.root(), root));
  }

  /** The length of the torn tail of a segment without a seal; anything else there is a fault. */
  private long torn(int index, SegmentScan.Reached end) {
    boolean last = isLast(index);
    boolean hasRecord =
        lines.at(index, end.end(), end.lines()).stream()
            .anyMatch(line -> isAnyRecord(line) || behindInFile(line));
    if (!last || hasRecord || end.seq() < requiredSize()) {
      throw diagnosis().of(index, end);
    }
    return segments.get(index).length() - end.end();
  }

  private boolean behindInFile(Line line) {
    return lines
        .behind(line, each -> each.segment() == line.segment() && isAnyRecord(each))
        .isPresent();
  }

  private static boolean isAnyRecord(Line line) {
    return line.complete() && line.outcome() != EnvelopeScan.Outcome.NO_RECORD;
  }

  private boolean isLast(int index) {
    for (int i = index + 1; i < segments.size(); i++) {
      if (segments.get(i).length() > 0) {
        return false;
      }
    }
    return true;
  }

  private long requiredSize() {
    return checkpoints.isEmpty() ? 0 : checkpoints.lastKey();
  }

  private void requireSize(SegmentScan.Reached end) {
    if (end.seq() < requiredSize()) {
      Checkpoint checkpoint = checkpoints.lastEntry().getValue();
      throw new NotIntactException(
          Fault.TRUNCATED,
          new Verdict.Place(end.segment().shown(), end.lines() + 1, end.end(), end.seq() + 1),
          "a checkpoint shows %d records (%s), found %d"
              .formatted(checkpoint.size(), checkpoint.source(), end.seq()));
    }
  }

  private Diagnosis diagnosis() {
    Map<Long, Sha256> roots = new TreeMap<>();
    checkpoints.forEach((size, checkpoint) -> roots.put(size, checkpoint.root()));
    return new Diagnosis(lines, segments, universe(), roots);
  }

  private Universe universe() {
    return identity.universe();
  }
}
