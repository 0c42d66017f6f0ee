package io.orrery.verifier;

import io.orrery.basics.Sha256;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes proofs from a ledger's files. It believes the hashes that its lines state: a proof from a
 * ledger that is not intact shows nothing, because it does not fit the checkpoint's root. Seals and
 * whole segments are not skipped, so a proof reads the ledger once.
 */
public final class Prover {

  private final Home home;
  private final Optional<Path> anchor;

  /**
   * Of a home.
   *
   * @param home the folder in which {@code data/} and {@code logs/} lie
   * @param key the PEM file of the first public key; empty to take it from {@code config/keys}
   */
  public Prover(Path home, Optional<Path> key) {
    this.home = new Home(home);
    this.anchor = key;
  }

  /**
   * That record {@code seq} is in the tree of {@code size}.
   *
   * @throws IllegalArgumentException if the ledger does not have so many records
   * @throws io.orrery.trade.LedgerException if files cannot be read
   */
  public Proof.Inclusion inclusion(Universe universe, Stream stream, long seq, long size) {
    new Proof.Inclusion(seq, size, List.of());
    List<Range> ranges = new ArrayList<>();
    inclusion(seq - 1, new Range(0, size), ranges);
    return new Proof.Inclusion(seq, size, roots(universe, stream, ranges, size));
  }

  /**
   * That the tree of {@code size} begins with that of {@code earlier}.
   *
   * @throws IllegalArgumentException if the ledger does not have so many records
   * @throws io.orrery.trade.LedgerException if files cannot be read
   */
  public Proof.Consistency consistency(Universe universe, Stream stream, long earlier, long size) {
    new Proof.Consistency(earlier, size, List.of());
    List<Range> ranges = new ArrayList<>();
    if (earlier > 0 && earlier < size) {
      consistency(earlier, new Range(0, size), true, ranges);
    }
    return new Proof.Consistency(earlier, size, roots(universe, stream, ranges, size));
  }

  /** The leaves from one to before another. */
  private record Range(long from, long to) {

    /** Where the right half begins: behind the largest perfect tree that is not all. */
    long split() {
      return from + Long.highestOneBit(to - from - 1);
    }

    Range left() {
      return new Range(from, split());
    }

    Range right() {
      return new Range(split(), to);
    }
  }

  private static void inclusion(long leaf, Range in, List<Range> path) {
    if (in.to() - in.from() > 1) {
      boolean left = leaf < in.split();
      inclusion(leaf, left ? in.left() : in.right(), path);
      path.add(left ? in.right() : in.left());
    }
  }

  private static void consistency(long earlier, Range in, boolean known, List<Range> path) {
    if (earlier == in.to()) {
      if (!known) {
        path.add(in);
      }
    } else if (earlier <= in.split()) {
      consistency(earlier, in.left(), known, path);
      path.add(in.right());
    } else {
      consistency(earlier, in.right(), false, path);
      path.add(in.left());
    }
  }

  private List<Sha256> roots(Universe universe, Stream stream, List<Range> ranges, long size) {
    List<Frontier> trees = ranges.stream().map(range -> new Frontier()).toList();
    long read = read(universe, stream, ranges, trees);
    if (read < size) {
      throw new IllegalArgumentException(
          "a proof of size %d must be of that many records, the ledger has %d"
              .formatted(size, read));
    }
    return trees.stream().map(Frontier::root).toList();
  }

  private long read(Universe universe, Stream stream, List<Range> ranges, List<Frontier> trees) {
    Identity identity = Identity.read(home, universe, stream);
    KeyRing keys = KeyRing.read(home, identity, anchor, new KnownSignatures());
    long leaf = 0;
    for (Segment segment : SealChain.segments(home, identity, stream, keys)) {
      try (LineReader lines = LineReader.open(segment)) {
        leaf = read(lines, leaf, ranges, trees);
      } catch (IOException e) {
        throw home.cannotRead(segment.file(), e);
      }
    }
    return leaf;
  }

  private static long read(LineReader lines, long from, List<Range> ranges, List<Frontier> trees)
      throws IOException {
    byte[] hash = new byte[HashChain.BYTES];
    EnvelopeScan scan = new EnvelopeScan();
    long leaf = from;
    while (lines.advance()) {
      boolean record =
          lines.isComplete()
              && !lines.isTooLong()
              && scan.scan(lines.buffer(), lines.start(), lines.end())
                  == EnvelopeScan.Outcome.RECORD;
      if (!record) {
        return leaf;
      }
      Hex.read(lines.buffer(), lines.end() - EnvelopeScan.HASH_MEMBER + 9, hash);
      for (int i = 0; i < ranges.size(); i++) {
        if (leaf >= ranges.get(i).from() && leaf < ranges.get(i).to()) {
          trees.get(i).add(hash);
        }
      }
      leaf++;
    }
    return leaf;
  }
}
