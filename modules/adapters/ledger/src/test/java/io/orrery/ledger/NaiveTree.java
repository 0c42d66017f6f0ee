package io.orrery.ledger;

import io.orrery.basics.Sha256;
import java.security.MessageDigest;
import java.util.List;

/** The Merkle tree as RFC 6962 defines it, by recursion over all leaves. */
final class NaiveTree {

  private NaiveTree() {}

  static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return Sha256.digest().digest();
    }
    if (leaves.size() == 1) {
      return digest(0, leaves.get(0), new byte[0]);
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return digest(1, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
  }

  private static byte[] digest(int prefix, byte[] first, byte[] second) {
    MessageDigest digest = Sha256.digest();
    digest.update((byte) prefix);
    digest.update(first);
    return digest.digest(second);
  }
}
