package io.orrery.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The lines of an NDJSON stream, one at a time. A line that is too long is skipped as it comes in;
 * no more than {@value #MAX_LINE_BYTES} bytes of any line are held.
 */
final class NdjsonLines {

  /** Most bytes of a line, without its LF. */
  static final int MAX_LINE_BYTES = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int position;
  private int end;
  private long number;

  NdjsonLines(InputStream in) {
    this.in = in;
  }

  /**
   * A line.
   *
   * @param number its number, from 1
   * @param bytes what it holds, without LF; its beginning alone if it is too long
   * @param tooLong whether it has more bytes than a line may have
   */
  record Line(long number, byte[] bytes, boolean tooLong) {

    /**
     * Passes if it may be read as JSON.
     *
     * @throws ProblemException if it is too long, blank, or has a CR
     */
    void requireReadable() {
      if (tooLong) {
        throw refused("the line must have at most %d bytes, had more".formatted(MAX_LINE_BYTES));
      }
      if (bytes.length == 0) {
        throw refused("the line must be one JSON object, was blank");
      }
      for (byte each : bytes) {
        if (each == '\r') {
          throw refused("the line must end with LF alone and have no CR, had one");
        }
      }
    }

    private static ProblemException refused(String sentence) {
      return new ProblemException(ProblemType.INVALID_BODY, sentence);
    }
  }

  /** The next line; empty at the end. A stream that ends with LF has no line after it. */
  Optional<Line> next() {
    if (!fill()) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    boolean tooLong = false;
    boolean ended = false;
    while (!ended && fill()) {
      int from = position;
      ended = findEnd();
      int room = MAX_LINE_BYTES - bytes.size();
      int length = position - from;
      tooLong |= length > room;
      bytes.write(buffer, from, Math.min(length, room));
      position += ended ? 1 : 0;
    }
    return Optional.of(new Line(++number, bytes.toByteArray(), tooLong));
  }

  /** Moves to the next LF, or to the end of what was read. */
  private boolean findEnd() {
    while (position < end && buffer[position] != '\n') {
      position++;
    }
    return position < end;
  }

  private boolean fill() {
    try {
      if (position == end) {
        position = 0;
        end = Math.max(0, in.read(buffer));
      }
      return end > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
