package io.orrery.verifier;

import io.orrery.basics.Sha256;
import java.util.List;
import java.util.Optional;

/** Checks paths of RFC 6962 trees, as RFC 9162 2.1.3.2 and 2.1.4.2 describe it. */
final class TreeHash {

  private TreeHash() {}

  static Sha256 leaf(Sha256 hash) {
    var digest = Sha256.digest();
    digest.update((byte) 0);
    return Sha256.ofRaw(digest.digest(hash.raw()));
  }

  static Sha256 node(Sha256 left, Sha256 right) {
    var digest = Sha256.digest();
    digest.update((byte) 1);
    digest.update(left.raw());
    return Sha256.ofRaw(digest.digest(right.raw()));
  }

  /** The root above leaf {@code index} of a tree whose last leaf is {@code last}. */
  static Optional<Sha256> climb(long index, long last, Sha256 leaf, List<Sha256> path) {
    long fn = index;
    long sn = last;
    Sha256 root = leaf;
    for (Sha256 step : path) {
      if (sn == 0) {
        return Optional.empty();
      }
      boolean left = (fn & 1) == 1 || fn == sn;
      root = left ? node(step, root) : node(root, step);
      int shift = left ? upTo(fn) : 1;
      fn >>= shift;
      sn >>= shift;
    }
    return sn == 0 ? Optional.of(root) : Optional.empty();
  }

  /** How far up the next node that is a right child, or the top, is, plus one. */
  private static int upTo(long fn) {
    return fn == 0 ? 63 : Long.numberOfTrailingZeros(fn) + 1;
  }

  static boolean isGrown(
      long earlier, long size, List<Sha256> path, Sha256 earlierRoot, Sha256 root) {
    if (earlier == size) {
      return path.isEmpty() && earlierRoot.equals(root);
    }
    if (earlier == 0) {
      return path.isEmpty() && earlierRoot.equals(new Frontier().root());
    }
    boolean perfect = Long.bitCount(earlier) == 1;
    if (!perfect && path.isEmpty()) {
      return false;
    }
    Sha256 seed = perfect ? earlierRoot : path.get(0);
    int skipped = Long.numberOfTrailingZeros(earlier);
    return climbBoth(
        (earlier - 1) >> skipped,
        (size - 1) >> skipped,
        seed,
        perfect ? path : path.subList(1, path.size()),
        List.of(earlierRoot, root));
  }

  private static boolean climbBoth(
      long first, long second, Sha256 seed, List<Sha256> path, List<Sha256> roots) {
    long fn = first;
    long sn = second;
    Sha256 fr = seed;
    Sha256 sr = seed;
    for (Sha256 step : path) {
      if (sn == 0) {
        return false;
      }
      boolean left = (fn & 1) == 1 || fn == sn;
      fr = left ? node(step, fr) : fr;
      sr = left ? node(step, sr) : node(sr, step);
      int shift = left ? upTo(fn) : 1;
      fn >>= shift;
      sn >>= shift;
    }
    return sn == 0 && fr.equals(roots.get(0)) && sr.equals(roots.get(1));
  }
}
