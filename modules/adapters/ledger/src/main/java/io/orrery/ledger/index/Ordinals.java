package io.orrery.ledger.index;

import java.util.Arrays;

/** Records of one segment by rising ordinals: all of a run, or those in a list. */
public final class Ordinals {

  private static final int[] RUN = new int[0];

  private final int from;
  private final int size;
  private final int[] list;

  private Ordinals(int from, int size, int[] list) {
    this.from = from;
    this.size = size;
    this.list = list;
  }

  /** All of {@code from} to {@code to - 1}. */
  public static Ordinals run(int from, int to) {
    return new Ordinals(from, Math.max(0, to - from), RUN);
  }

  /** These, which must rise; not copied. */
  public static Ordinals of(int[] rising) {
    return rising.length == 0 ? run(0, 0) : new Ordinals(0, rising.length, rising);
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** One of them. */
  public int at(int index) {
    return list.length == 0 ? from + index : list[index];
  }

  /** Whether they are a run without gaps. */
  public boolean isRun() {
    return list.length == 0;
  }

  /** How many lie before {@code ordinal}. */
  public int countBefore(int ordinal) {
    if (isRun()) {
      return Math.min(size, Math.max(0, ordinal - from));
    }
    int found = Arrays.binarySearch(list, ordinal);
    return found >= 0 ? found : -found - 1;
  }

  /** Those of {@code start} to {@code end - 1}. */
  public Ordinals within(int start, int end) {
    int first = countBefore(start);
    int last = countBefore(end);
    return isRun()
        ? run(from + first, from + last)
        : of(Arrays.copyOfRange(list, first, Math.max(first, last)));
  }

  /** Those that are in both. */
  public Ordinals and(Ordinals other) {
    if (isRun()) {
      return other.within(from, from + size);
    }
    if (other.isRun()) {
      return within(other.from, other.from + other.size);
    }
    int[] both = new int[Math.min(size, other.size)];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < size && j < other.size) {
      int difference = Integer.compare(list[i], other.list[j]);
      if (difference == 0) {
        both[count++] = list[i];
      }
      i += difference <= 0 ? 1 : 0;
      j += difference >= 0 ? 1 : 0;
    }
    return of(Arrays.copyOf(both, count));
  }
}
