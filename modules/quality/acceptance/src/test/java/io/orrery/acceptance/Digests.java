package io.orrery.acceptance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** Hashes and the Merkle tree of RFC 6962, as the ledger's format names them. */
final class Digests {

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private Digests() {}

  /** SHA-256 of the parts one behind the other. */
  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A tree that grows at its end: the roots of its perfect subtrees, the largest first. */
  static final class Tree {

    private final List<byte[]> frontier = new ArrayList<>();
    private long size;

    long size() {
      return size;
    }

    void add(byte[] leaf) {
      byte[] node = sha256(LEAF, leaf);
      for (long rest = size; rest % 2 == 1; rest /= 2) {
        node = sha256(NODE, frontier.remove(frontier.size() - 1), node);
      }
      frontier.add(node);
      size++;
    }

    List<byte[]> frontier() {
      return List.copyOf(frontier);
    }

    byte[] root() {
      if (frontier.isEmpty()) {
        return sha256();
      }
      byte[] root = frontier.get(frontier.size() - 1);
      for (int i = frontier.size() - 2; i >= 0; i--) {
        root = sha256(NODE, frontier.get(i), root);
      }
      return root;
    }
  }
}
