package io.orrery.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads a part of a file line by line in bounded memory; the bytes stay where they were read.
 *
 * <p>In front of every line there are {@value #HEADROOM} bytes that whoever reads it may overwrite:
 * they are free, or of lines that were read.
 */
final class LineReader {

  /** Bytes in front of a line that nobody needs any more. */
  static final int HEADROOM = 64;

  /** Bytes behind the last one that may be looked at, though they mean nothing. */
  static final int SLACK = 8;

  private static final long MOST_BUFFERED = 512L * 1024;

  private final FileChannel channel;
  private final long end;
  private final byte[] buffer;
  private final int capacity;
  private long bufferOffset;
  private int filled = HEADROOM;
  private int start = HEADROOM;
  private int length;
  private int next = HEADROOM;
  private boolean terminated;
  private boolean oversized;
  private boolean exhausted;

  /** Reads from byte {@code from} up to, not including, byte {@code end}. */
  LineReader(FileChannel channel, long from, long end) {
    this.channel = channel;
    this.end = end;
    this.bufferOffset = from - HEADROOM;
    this.capacity = HEADROOM + (int) Math.max(1, Math.min(end - from, MOST_BUFFERED));
    this.buffer = new byte[capacity + SLACK];
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    start = next;
    oversized = false;
    int feed = findFeed(start);
    if (feed < 0) {
      feed = refillAndFind();
    }
    terminated = feed >= 0;
    length = (terminated ? feed : filled) - start;
    next = terminated ? feed + 1 : filled;
    oversized |= length >= LineFormat.MAX_BYTES;
    return terminated || length > 0 || oversized;
  }

  /** Has the buffer hold the next line as a whole, if it is no longer than a line may be. */
  void prepare() throws IOException {
    if (filled - next < LineFormat.MAX_BYTES && !exhausted) {
      start = next;
      while (filled - start < LineFormat.MAX_BYTES && fill()) {
        next = start;
      }
      next = start;
    }
  }

  /**
   * Goes over so many bytes, at most as many as a line may have; they stay in front of the next
   * line until that is taken.
   *
   * @return false if there are not so many
   */
  boolean skip(int count) throws IOException {
    prepare();
    boolean isThere = filled - next >= count;
    next += isThere ? count : 0;
    return isThere;
  }

  /** Where in {@link #bytes} the next line starts. */
  int nextStart() {
    return next;
  }

  /** Where in {@link #bytes} the bytes that were read end. */
  int filled() {
    return filled;
  }

  /** Goes to the next line, of which the caller knows that it has this length without its feed. */
  void take(int knownLength) {
    start = next;
    length = knownLength;
    next = start + knownLength + 1;
    terminated = true;
    oversized = false;
  }

  /** The bytes among which the line is, until the next call. */
  byte[] bytes() {
    return buffer;
  }

  /** Where in {@link #bytes} the line starts. */
  int start() {
    return start;
  }

  /** How many bytes the line has without its line feed. */
  int length() {
    return length;
  }

  /** Where in the file the line starts. */
  long offset() {
    return bufferOffset + start;
  }

  /** Where in the file the line after this one starts. */
  long nextOffset() {
    return bufferOffset + next;
  }

  /** Whether the line ends in a line feed. */
  boolean isTerminated() {
    return terminated;
  }

  /** Whether the line is longer than a record may be. */
  boolean isOversized() {
    return oversized;
  }

  private int refillAndFind() throws IOException {
    while (fill()) {
      int feed = findFeed(start);
      if (feed >= 0) {
        return feed;
      }
      if (filled - start >= LineFormat.MAX_BYTES) {
        oversized = true;
        start = filled;
      }
    }
    return -1;
  }

  /** Moves what is left to the front and reads more behind it. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, start, buffer, HEADROOM, filled - start);
    bufferOffset += start - HEADROOM;
    filled -= start - HEADROOM;
    start = HEADROOM;
    int wanted = (int) Math.min(capacity - filled, end - bufferOffset - filled);
    if (wanted <= 0) {
      exhausted = true;
      return false;
    }
    int count = channel.read(ByteBuffer.wrap(buffer, filled, wanted), bufferOffset + filled);
    filled += Math.max(count, 0);
    exhausted = count <= 0;
    return count > 0;
  }

  private int findFeed(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
