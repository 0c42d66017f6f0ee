package io.orrery.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;

/**
 * Reads a file line by line into a buffer that is used again. A line that is longer than a line may
 * be is walked over without being kept. For one thread.
 */
final class LineReader implements Closeable {

  static final int MAX_LINE = 65_536;

  private static final int BUFFER = 4 * MAX_LINE;
  private static final long LINE_FEEDS = 0x0a0a0a0a0a0a0a0aL;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private long left;
  private long bufferOffset;
  private int start;
  private int end;
  private int limit;
  private int next;
  private long number;
  private long skipped;
  private boolean complete;
  private boolean exhausted;

  private LineReader(InputStream in, long offset, long linesBefore, long length) {
    this.in = in;
    this.bufferOffset = offset;
    this.number = linesBefore;
    this.left = length - offset;
  }

  static LineReader open(Segment segment) throws IOException {
    return open(segment, 0, 0);
  }

  /** Begins at byte {@code offset}, before which there are {@code linesBefore} lines. */
  static LineReader open(Segment segment, long offset, long linesBefore) throws IOException {
    InputStream in = Files.newInputStream(segment.file());
    try {
      in.skipNBytes(offset);
    } catch (IOException e) {
      in.close();
      throw e;
    }
    return new LineReader(in, offset, linesBefore, segment.length());
  }

  /** Goes to the next line; false at the end of the file. */
  boolean advance() throws IOException {
    start = next;
    skipped = 0;
    int searched = start;
    while (true) {
      int found = find(searched, limit);
      if (found >= 0) {
        return found(found, true);
      }
      searched = limit;
      if (exhausted) {
        return (start < limit || skipped > 0) && found(limit, false);
      }
      if (limit - start > MAX_LINE) {
        skipped += limit - start;
        start = limit;
      }
      searched -= fill();
    }
  }

  private boolean found(int at, boolean withLineFeed) {
    end = at;
    next = withLineFeed ? at + 1 : at;
    complete = withLineFeed;
    number++;
    return true;
  }

  /** Makes room and reads on; answers by how much everything has moved. */
  private int fill() throws IOException {
    int moved = start;
    if (moved > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      bufferOffset += moved;
      limit -= moved;
      start = 0;
    }
    int wanted = (int) Math.min(buffer.length - limit, left);
    int read = wanted <= 0 ? -1 : in.read(buffer, limit, wanted);
    exhausted = read < 0;
    limit += Math.max(read, 0);
    left -= Math.max(read, 0);
    return moved;
  }

  private int find(int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long zeros = (long) LONGS.get(buffer, at) ^ LINE_FEEDS;
      long hit = (zeros - 0x0101010101010101L) & ~zeros & 0x8080808080808080L;
      if (hit != 0) {
        return at + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
    }
    for (; at < to; at++) {
      if (buffer[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  /** Where the line ends, before its LF. */
  int end() {
    return end;
  }

  /** Whether it ends in LF. */
  boolean isComplete() {
    return complete;
  }

  /** Whether it is longer than a line may be, so that its beginning is not kept. */
  boolean isTooLong() {
    return skipped > 0 || end - start + 1 > MAX_LINE;
  }

  /** The number of the line, from 1. */
  long number() {
    return number;
  }

  /** The first byte of the line in the file. */
  long offset() {
    return bufferOffset + start - skipped;
  }

  /** The byte behind the line and its LF. */
  long nextOffset() {
    return bufferOffset + next;
  }

  byte[] copy() {
    return Arrays.copyOfRange(buffer, start, end);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
