package io.orrery.verifier;

import io.orrery.trade.Verdict.Place;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.util.Arrays;
import java.util.Optional;

/**
 * One line of a segment, looked at closely.
 *
 * @param segment its segment's number in the ledger, from 0
 * @param shown the segment's file
 * @param number from 1
 * @param offset its first byte
 * @param bytes without LF; empty if it is too long to be a line
 * @param complete whether it ends in LF
 * @param outcome what it is
 * @param seq what it says, if it is a record; so the next three
 */
record Line(
    int segment,
    String shown,
    long number,
    long offset,
    byte[] bytes,
    boolean complete,
    EnvelopeScan.Outcome outcome,
    long seq,
    Universe universe,
    Stream stream,
    String session) {

  static Line read(int segment, String shown, LineReader lines, EnvelopeScan scan) {
    byte[] bytes = lines.isTooLong() ? new byte[0] : lines.copy();
    EnvelopeScan.Outcome outcome = scan.scan(bytes, 0, bytes.length);
    return new Line(
        segment,
        shown,
        lines.number(),
        lines.offset(),
        bytes,
        lines.isComplete(),
        outcome,
        scan.seq(),
        scan.universe(),
        scan.stream(),
        scan.session());
  }

  boolean isRecord() {
    return outcome == EnvelopeScan.Outcome.RECORD && complete;
  }

  boolean isAt(int otherSegment, long otherOffset) {
    return segment == otherSegment && offset == otherOffset;
  }

  boolean isSame(Line other) {
    return Arrays.equals(bytes, other.bytes);
  }

  Place place(long expected) {
    return new Place(shown, number, offset, expected);
  }

  /** The hash that stands at its end, whatever stands before; empty if there is none. */
  Optional<byte[]> stated() {
    byte[] hash = new byte[HashChain.BYTES];
    int at = bytes.length - EnvelopeScan.HASH_MEMBER;
    boolean there = at > 0 && bytes[at] == ',' && Hex.read(bytes, at + 9, hash);
    return there ? Optional.of(hash) : Optional.empty();
  }

  /** The line without its last byte, as it was if that byte stands where its LF was. */
  Line shortened(EnvelopeScan scan) {
    byte[] shorter = Arrays.copyOf(bytes, Math.max(0, bytes.length - 1));
    EnvelopeScan.Outcome found = scan.scan(shorter, 0, shorter.length);
    return new Line(
        segment,
        shown,
        number,
        offset,
        shorter,
        true,
        found,
        scan.seq(),
        scan.universe(),
        scan.stream(),
        scan.session());
  }
}
