package io.orrery.verifier;

import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one segment from its first record as far as every line continues the chain. It makes no
 * object per record. For one thread.
 */
final class SegmentScan {

  private final Universe universe;
  private final Stream stream;
  private final Segment segment;
  private final long[] sizes;
  private final HashChain chain;
  private final EnvelopeScan envelope = new EnvelopeScan(false);
  private final Frontier tree;
  private final Map<Long, io.orrery.basics.Sha256> roots = new HashMap<>();
  private final byte[] text = new byte[2 * HashChain.BYTES];
  private byte[] beforePrevious = new byte[HashChain.BYTES];
  private byte[] previous;
  private byte[] computed = new byte[HashChain.BYTES];
  private String session;
  private long seq;
  private long end;
  private long lastOffset;
  private int nextSize;

  /**
   * Prepares the reading of {@code segment}.
   *
   * @param sizes the tree sizes whose roots are wanted, ascending
   */
  SegmentScan(Universe universe, Stream stream, Segment segment, long[] sizes) {
    this.universe = universe;
    this.stream = stream;
    this.segment = segment;
    this.sizes = sizes;
    this.chain = new HashChain(universe, stream);
    this.seq = segment.firstSeq() - 1;
    this.previous = segment.previousHash().raw();
    this.session = segment.seal().map(Seal::session).orElse("");
    this.tree = Frontier.of(seq, segment.frontier());
  }

  /**
   * How far the chain goes.
   *
   * @param segment what was read
   * @param seq the last good record; one before the segment's first if there is none
   * @param hash its hash
   * @param tree the tree up to it
   * @param session the session of its records; empty if none is known
   * @param end the byte behind it
   * @param lines the number of its line
   * @param before the line of that record, if there is one
   * @param stopped whether a line followed that does not continue the chain
   * @param roots the wanted roots, by size
   */
  record Reached(
      Segment segment,
      long seq,
      byte[] hash,
      Frontier tree,
      String session,
      long end,
      long lines,
      Optional<Before> before,
      boolean stopped,
      Map<Long, io.orrery.basics.Sha256> roots) {}

  /** The last good record's line, and the hash that it continued. */
  record Before(long offset, byte[] previous) {}

  Reached read() throws IOException {
    boolean stopped = false;
    noteRoot();
    try (LineReader lines = LineReader.open(segment)) {
      while (!stopped && lines.advance()) {
        stopped = !accept(lines);
      }
    }
    long count = seq - segment.firstSeq() + 1;
    Optional<Before> before =
        count == 0 ? Optional.empty() : Optional.of(new Before(lastOffset, beforePrevious));
    String known = count == 0 && segment.seal().isEmpty() ? "" : session;
    return new Reached(
        segment, seq, previous, tree, known, end, count, before, stopped, Map.copyOf(roots));
  }

  private boolean accept(LineReader lines) {
    byte[] buffer = lines.buffer();
    int to = lines.end();
    boolean candidate = lines.isComplete() && !lines.isTooLong() && seq < segment.lastSeq();
    if (!candidate
        || envelope.scan(buffer, lines.start(), to) != EnvelopeScan.Outcome.RECORD
        || !belongs()) {
      return false;
    }
    chain.hash(previous, buffer, lines.start(), to, computed);
    Hex.write(computed, text);
    int hashAt = to - EnvelopeScan.HASH_MEMBER + 9;
    if (!Arrays.equals(text, 0, text.length, buffer, hashAt, hashAt + text.length)) {
      return false;
    }
    lastOffset = lines.offset();
    end = lines.nextOffset();
    advance();
    return true;
  }

  private boolean belongs() {
    if (envelope.seq() != seq + 1
        || envelope.universe() != universe
        || envelope.stream() != stream) {
      return false;
    }
    if (session.isEmpty()) {
      session = envelope.session();
    }
    return envelope.session().equals(session);
  }

  private void advance() {
    byte[] free = beforePrevious;
    beforePrevious = previous;
    previous = computed;
    computed = free;
    tree.add(previous);
    seq++;
    noteRoot();
  }

  private void noteRoot() {
    while (nextSize < sizes.length && sizes[nextSize] <= seq) {
      if (sizes[nextSize] == seq) {
        roots.put(seq, tree.root());
      }
      nextSize++;
    }
  }
}
