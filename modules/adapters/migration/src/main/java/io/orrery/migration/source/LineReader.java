package io.orrery.migration.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The lines of a file as bytes in one buffer that is used again: what {@link #next} shows is valid
 * until the next call. For one thread.
 */
public final class LineReader implements RecordSource {

  /** Longest line that is looked at, in bytes; of a longer one only its beginning is shown. */
  public static final int LONGEST = 1 << 20;

  private static final int INITIAL = 1 << 18;

  private final InputStream in;
  private byte[] buffer = new byte[INITIAL];
  private int start;
  private int end;
  private int lineEnd;
  private int length;
  private long number;
  private long position;
  private long lineStart;
  private boolean isCut;

  /**
   * Opens a file behind its first lines.
   *
   * @param skipBytes where to begin; the end of a line, or 0
   * @param skipLines how many lines there are before
   */
  public LineReader(Path file, long skipBytes, long skipLines) throws IOException {
    this.in = new BufferedInputStream(Files.newInputStream(file));
    in.skipNBytes(skipBytes);
    this.position = skipBytes;
    this.number = skipLines;
  }

  @Override
  public boolean next() throws IOException {
    start = lineEnd;
    lineStart = position;
    isCut = false;
    int scanned = start;
    while (true) {
      int found = find(scanned);
      if (found >= 0) {
        return taken(found, found + 1);
      }
      scanned = end;
      if (end - start > LONGEST) {
        return rest();
      }
      scanned -= compact();
      if (!fill()) {
        return end > start && taken(end, end);
      }
    }
  }

  private boolean taken(int contentEnd, int next) {
    length = contentEnd - start;
    position += next - start;
    lineEnd = next;
    number++;
    return true;
  }

  /** Reads over the rest of a line that is too long. */
  private boolean rest() throws IOException {
    isCut = true;
    length = end - start;
    position += end - start;
    int next = in.read();
    while (next >= 0) {
      position++;
      if (next == '\n') {
        break;
      }
      next = in.read();
    }
    start = 0;
    end = 0;
    lineEnd = 0;
    number++;
    return true;
  }

  private int find(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private int compact() {
    int moved = start;
    if (moved > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= moved;
      start = 0;
    }
    return moved;
  }

  private boolean fill() throws IOException {
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, end, buffer.length - end);
    end += Math.max(0, count);
    return count > 0;
  }

  @Override
  public byte[] buffer() {
    return buffer;
  }

  @Override
  public int offset() {
    return start;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public long position() {
    return lineStart;
  }

  @Override
  public long consumed() {
    return position;
  }

  @Override
  public boolean isTooLong() {
    return isCut;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
