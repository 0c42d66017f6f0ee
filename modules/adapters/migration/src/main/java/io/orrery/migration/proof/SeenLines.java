package io.orrery.migration.proof;

/**
 * Remembers lines by 64 bits of their SHA-256, in bounded memory: all of a file that has at most
 * six million lines; of a longer one at least the six million before the present one.
 */
final class SeenLines {

  private static final int LARGEST = 1 << 23;
  private static final int SMALLEST = 1 << 10;

  private final int capacity;
  private long[] newer;
  private long[] older = new long[0];
  private int used;

  /** For a file with that many lines. */
  SeenLines(long lines) {
    long wanted = Long.highestOneBit(Math.max(1, lines) * 3 / 2) << 1;
    this.capacity = (int) Math.max(SMALLEST, Math.min(LARGEST, wanted));
    this.newer = new long[capacity];
  }

  /** Remembers a line; false if it was there before. */
  boolean add(byte[] sha256) {
    long print = print(sha256);
    if (holds(older, print)) {
      return false;
    }
    int at = slot(newer, print);
    if (newer[at] == print) {
      return false;
    }
    newer[at] = print;
    used++;
    if (used > capacity / 4 * 3) {
      older = newer;
      newer = new long[capacity];
      used = 0;
    }
    return true;
  }

  private static boolean holds(long[] table, long print) {
    return table.length > 0 && table[slot(table, print)] == print;
  }

  private static int slot(long[] table, long print) {
    int at = (int) (print >>> 32) & (table.length - 1);
    while (table[at] != 0 && table[at] != print) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  /** Never zero, which means that there is nothing. */
  private static long print(byte[] sha256) {
    long print = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      print = (print << Byte.SIZE) | (sha256[i] & 0xFF);
    }
    return print == 0 ? 1 : print;
  }
}
