package io.orrery.ledger.index;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The least and the greatest amount of each block, of equal ones the earliest. For one thread. */
public final class Extremes {

  /** The bytes of one block. */
  static final int BYTES = 32;

  private static final int UNKNOWN = -1;

  private int[] ordinals;
  private int[] scales;
  private long[] unscaled;
  private int blocks;

  Extremes() {
    this(0);
  }

  private Extremes(int blocks) {
    this.blocks = blocks;
    this.ordinals = new int[2 * blocks];
    this.scales = new int[2 * blocks];
    this.unscaled = new long[2 * blocks];
  }

  private Extremes(Extremes other) {
    this.blocks = other.blocks;
    this.ordinals = Arrays.copyOf(other.ordinals, 2 * blocks);
    this.scales = Arrays.copyOf(other.scales, 2 * blocks);
    this.unscaled = Arrays.copyOf(other.unscaled, 2 * blocks);
  }

  /** Whether the block's extremes are known; otherwise its records have to be read. */
  public boolean isKnown(int block) {
    return ordinals[2 * block] != UNKNOWN;
  }

  /** Which record has the least. */
  public int leastOrdinal(int block) {
    return ordinals[2 * block];
  }

  /** Which record has the greatest. */
  public int greatestOrdinal(int block) {
    return ordinals[2 * block + 1];
  }

  /** The least. */
  public BigDecimal least(int block) {
    return BigDecimal.valueOf(unscaled[2 * block], scales[2 * block]);
  }

  /** The greatest. */
  public BigDecimal greatest(int block) {
    return BigDecimal.valueOf(unscaled[2 * block + 1], scales[2 * block + 1]);
  }

  Extremes copy() {
    return new Extremes(this);
  }

  /** Notes a record; its block is the last one or the one behind it. */
  void add(int block, int ordinal, Entry entry) {
    boolean isFirst = block == blocks;
    if (isFirst) {
      grow();
    }
    if (!entry.hasAmount()) {
      ordinals[2 * block] = UNKNOWN;
    } else if (isFirst) {
      keep(2 * block, ordinal, entry);
      keep(2 * block + 1, ordinal, entry);
    } else if (isKnown(block)) {
      compare(block, ordinal, entry);
    }
  }

  void writeTo(ByteBuffer to) {
    for (int i = 0; i < 2 * blocks; i++) {
      to.putInt(ordinals[i]).putInt(scales[i]).putLong(unscaled[i]);
    }
  }

  static Extremes readFrom(ByteBuffer from, int blocks) {
    Extremes read = new Extremes(blocks);
    for (int i = 0; i < 2 * blocks; i++) {
      read.ordinals[i] = from.getInt();
      read.scales[i] = from.getInt();
      read.unscaled[i] = from.getLong();
    }
    return read;
  }

  private void compare(int block, int ordinal, Entry entry) {
    if (difference(2 * block, entry) < 0) {
      keep(2 * block, ordinal, entry);
    }
    if (difference(2 * block + 1, entry) > 0) {
      keep(2 * block + 1, ordinal, entry);
    }
  }

  private int difference(int slot, Entry entry) {
    return scales[slot] == entry.scale()
        ? Long.compare(entry.unscaled(), unscaled[slot])
        : BigDecimal.valueOf(entry.unscaled(), entry.scale())
            .compareTo(BigDecimal.valueOf(unscaled[slot], scales[slot]));
  }

  private void keep(int slot, int ordinal, Entry entry) {
    ordinals[slot] = ordinal;
    scales[slot] = entry.scale();
    unscaled[slot] = entry.unscaled();
  }

  private void grow() {
    blocks++;
    if (ordinals.length < 2 * blocks) {
      int size = Math.max(16, 4 * blocks);
      ordinals = Arrays.copyOf(ordinals, size);
      scales = Arrays.copyOf(scales, size);
      unscaled = Arrays.copyOf(unscaled, size);
    }
  }
}
