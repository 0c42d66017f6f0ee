package io.orrery.ledger.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** An index file that is open, for one thread. What was cut off since is an {@link IOException}. */
public final class OpenedIndex implements SegmentIndex, Closeable {

  /** Terms that one look at the file brings in. */
  private static final int WINDOW = 256;

  private final FileChannel channel;
  private final IndexHeader header;

  OpenedIndex(FileChannel channel, IndexHeader header) {
    this.channel = channel;
    this.header = header;
  }

  @Override
  public long firstSeq() {
    return header.subject().firstSeq();
  }

  @Override
  public int count() {
    return header.count();
  }

  @Override
  public long length() {
    return header.subject().length();
  }

  @Override
  public long leastTime() {
    return header.leastTime();
  }

  @Override
  public long greatestTime() {
    return header.greatestTime();
  }

  @Override
  public long[] offsets(int from, int to) throws IOException {
    int end = Math.min(to, count());
    return longs(IndexHeader.BYTES + 8L * from, Math.max(0, end - from));
  }

  @Override
  public long[] times() throws IOException {
    return longs(header.timesAt(), 2 * header.blocks());
  }

  @Override
  public Extremes extremes() throws IOException {
    int blocks = header.hasAmounts() ? header.blocks() : 0;
    return Extremes.readFrom(read(header.extremesAt(), blocks * Extremes.BYTES), blocks);
  }

  /** The terms are evenly spread, so that a look at the right place mostly finds one at once. */
  @Override
  public Ordinals ordinals(long term) throws IOException {
    int low = 0;
    int high = header.terms();
    int guess = share(term, header.terms()) - WINDOW / 2;
    while (low < high) {
      int from = Math.max(low, Math.min(guess, high - WINDOW));
      int size = Math.min(WINDOW, high - from);
      ByteBuffer window =
          read(header.termsAt() + (long) IndexHeader.TERM * from, size * IndexHeader.TERM);
      int first = Long.compareUnsigned(term, window.getLong(0));
      int last = Long.compareUnsigned(term, window.getLong((size - 1) * IndexHeader.TERM));
      if (first >= 0 && last <= 0) {
        return find(window, size, term);
      }
      low = last > 0 ? from + size : low;
      high = first < 0 ? from : high;
      guess = first < 0 ? guess - WINDOW : guess + WINDOW;
    }
    return Ordinals.run(0, 0);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private Ordinals find(ByteBuffer window, int size, long term) throws IOException {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int at = middle * IndexHeader.TERM;
      int difference = Long.compareUnsigned(window.getLong(at), term);
      if (difference == 0) {
        return ordinals(window.getInt(at + 8), window.getInt(at + 12));
      }
      low = difference < 0 ? middle + 1 : low;
      high = difference > 0 ? middle - 1 : high;
    }
    return Ordinals.run(0, 0);
  }

  private Ordinals ordinals(int count, int place) throws IOException {
    if ((count & IndexBytes.RUN) != 0) {
      return Ordinals.run(place, place + (count & ~IndexBytes.RUN));
    }
    ByteBuffer list = read(header.listsAt() + 4L * place, 4 * count);
    int[] ordinals = new int[count];
    list.asIntBuffer().get(ordinals);
    return Ordinals.of(ordinals);
  }

  private long[] longs(long at, int count) throws IOException {
    long[] numbers = new long[count];
    read(at, 8 * count).asLongBuffer().get(numbers);
    return numbers;
  }

  private ByteBuffer read(long at, int length) throws IOException {
    try {
      return IndexFile.read(channel, at, length);
    } catch (UnfitIndexException e) {
      throw new IOException(e);
    }
  }

  /** As large a part of {@code count} as the term is of all terms. */
  private static int share(long term, int count) {
    return (int) Math.multiplyHigh(term >>> 1, 2L * count);
  }
}
