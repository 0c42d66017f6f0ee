package io.orrery.verifier;

import io.orrery.basics.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An RFC 6962 tree that grows: the roots of its perfect subtrees, largest first. For one thread.
 */
final class Frontier {

  private final MessageDigest digest = Sha256.digest();
  private final byte[] leaf = new byte[1 + HashChain.BYTES];
  private final byte[] node = new byte[1 + 2 * HashChain.BYTES];
  private final byte[][] roots = new byte[64][HashChain.BYTES];
  private int count;
  private long size;

  Frontier() {
    node[0] = 1;
  }

  /**
   * The tree of {@code size} leaves that has these perfect subtrees.
   *
   * @throws IllegalArgumentException if a tree of that size has another number of them
   */
  static Frontier of(long size, List<Sha256> roots) {
    if (Long.bitCount(size) != roots.size()) {
      throw new IllegalArgumentException(
          "the frontier of a tree of size %d must have %d roots, had %d"
              .formatted(size, Long.bitCount(size), roots.size()));
    }
    Frontier frontier = new Frontier();
    roots.forEach(root -> frontier.roots[frontier.count++] = root.raw());
    frontier.size = size;
    return frontier;
  }

  long size() {
    return size;
  }

  /** Adds the record with this hash. */
  void add(byte[] hash) {
    System.arraycopy(hash, 0, leaf, 1, HashChain.BYTES);
    digest.update(leaf);
    HashChain.finish(digest, roots[count++]);
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      count--;
      join(roots[count - 1], roots[count], roots[count - 1]);
    }
    size++;
  }

  private void join(byte[] left, byte[] right, byte[] to) {
    System.arraycopy(left, 0, node, 1, HashChain.BYTES);
    System.arraycopy(right, 0, node, 1 + HashChain.BYTES, HashChain.BYTES);
    digest.update(node);
    HashChain.finish(digest, to);
  }

  Sha256 root() {
    if (count == 0) {
      return Sha256.of(new byte[0]);
    }
    byte[] root = roots[count - 1].clone();
    for (int i = count - 2; i >= 0; i--) {
      join(roots[i], root, root);
    }
    return Sha256.ofRaw(root);
  }

  /** The root that it would have with one record more. */
  Sha256 rootWith(byte[] hash) {
    Frontier longer = of(size, roots());
    longer.add(hash);
    return longer.root();
  }

  List<Sha256> roots() {
    List<Sha256> all = new ArrayList<>();
    Arrays.stream(roots).limit(count).forEach(root -> all.add(Sha256.ofRaw(root)));
    return List.copyOf(all);
  }
}
