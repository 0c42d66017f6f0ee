package io.orrery.ledger;

import java.util.Arrays;

/** The links of the records of a segment, in their order. For one thread. */
final class Links {

  private static final int HASH = 32;

  private byte[] bytes = new byte[64 * HASH];
  private int count;

  void add(byte[] link) {
    if ((count + 1) * HASH > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    System.arraycopy(link, 0, bytes, count * HASH, HASH);
    count++;
  }

  int count() {
    return count;
  }

  /** Forgets all links from {@code newCount} on. */
  void cut(int newCount) {
    count = newCount;
  }

  /** Makes every link a leaf of the tree. */
  void addTo(Merkle tree) {
    for (int i = 0; i < count; i++) {
      tree.add(bytes, i * HASH);
    }
  }
}
