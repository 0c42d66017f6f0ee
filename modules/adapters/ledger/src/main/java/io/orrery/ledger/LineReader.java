package io.orrery.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a part of a file line by line in bounded memory; the bytes stay where they were read. */
final class LineReader {

  private final FileChannel channel;
  private final long end;
  private final byte[] buffer;
  private long bufferOffset;
  private int filled;
  private int start;
  private int length;
  private int next;
  private boolean terminated;
  private boolean oversized;

  /** Reads from byte {@code from} up to, not including, byte {@code end}. */
  LineReader(FileChannel channel, long from, long end) {
    this.channel = channel;
    this.end = end;
    this.bufferOffset = from;
    this.buffer = new byte[(int) Math.max(1, Math.min(end - from, 4L * LineFormat.MAX_BYTES))];
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
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    bufferOffset += start;
    filled -= start;
    start = 0;
    int wanted = (int) Math.min(buffer.length - filled, end - bufferOffset - filled);
    if (wanted <= 0) {
      return false;
    }
    int count = channel.read(ByteBuffer.wrap(buffer, filled, wanted), bufferOffset + filled);
    filled += Math.max(count, 0);
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
