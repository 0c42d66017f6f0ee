package io.orrery.ledger;

import io.orrery.basics.Sha256;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of a ledger (RFC 6962, section 2.1), kept as the roots of its perfect subtrees,
 * from which every later root can be computed. Its leaves are the links of the records.
 *
 * <p>For one thread.
 */
final class Merkle {

  private static final int HASH = 32;

  private final MessageDigest digest = Sha256.digest();
  private final List<byte[]> subtrees = new ArrayList<>();
  private final byte[] leaf = new byte[1 + HASH];
  private final byte[] node = new byte[1 + 2 * HASH];
  private long size;

  /** A tree of {@code size} leaves with these subtrees, largest first. */
  Merkle(long size, List<byte[]> subtrees) {
    if (Long.bitCount(size) != subtrees.size()) {
      throw new IllegalArgumentException(
          "a tree of %d leaves must have %d perfect subtrees, had %d"
              .formatted(size, Long.bitCount(size), subtrees.size()));
    }
    this.size = size;
    this.subtrees.addAll(subtrees);
    node[0] = 1;
  }

  /** A tree without leaves. */
  static Merkle empty() {
    return new Merkle(0, List.of());
  }

  /** How many leaves it has. */
  long size() {
    return size;
  }

  /** The roots of its perfect subtrees, largest first. */
  List<byte[]> subtrees() {
    return List.copyOf(subtrees);
  }

  /** Adds the link of the next record: 32 bytes from {@code offset}. */
  void add(byte[] links, int offset) {
    System.arraycopy(links, offset, leaf, 1, HASH);
    byte[] added = digestOf(leaf);
    for (long full = size; (full & 1) == 1; full >>= 1) {
      added = parent(subtrees.remove(subtrees.size() - 1), added);
    }
    subtrees.add(added);
    size++;
  }

  /** The root, 32 bytes; of no leaves the digest of nothing. */
  byte[] root() {
    if (subtrees.isEmpty()) {
      return digest.digest();
    }
    byte[] root = subtrees.get(subtrees.size() - 1);
    for (int i = subtrees.size() - 2; i >= 0; i--) {
      root = parent(subtrees.get(i), root);
    }
    return root;
  }

  /** An equal tree that grows by itself. */
  Merkle copy() {
    return new Merkle(size, subtrees);
  }

  private byte[] parent(byte[] left, byte[] right) {
    System.arraycopy(left, 0, node, 1, HASH);
    System.arraycopy(right, 0, node, 1 + HASH, HASH);
    return digestOf(node);
  }

  private byte[] digestOf(byte[] bytes) {
    byte[] into = new byte[HASH];
    digest.update(bytes, 0, bytes.length);
    try {
      digest.digest(into, 0, HASH);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 digest has 32 bytes", e);
    }
    return into;
  }
}
