package io.orrery.verifier;

import io.orrery.basics.Sha256;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What shows, without the ledger, that a record is in it or that it only grew. A proof is checked
 * against roots that are known from elsewhere: those of checkpoints.
 */
public sealed interface Proof {

  /** The hashes of RFC 6962, in its order. */
  List<Sha256> path();

  /**
   * That record {@code seq} is in the tree of the first {@code size} records.
   *
   * @param seq the record, from 1
   * @param size at least {@code seq}
   * @param path see {@link #path()}
   */
  record Inclusion(long seq, long size, List<Sha256> path) implements Proof {

    /** Copies {@code path}; refuses a record outside the tree with IllegalArgumentException. */
    public Inclusion {
      requireRange(seq, size, seq >= 1);
      path = List.copyOf(path);
    }

    /**
     * Whether the record with this hash is in the tree with this root.
     *
     * @param hash the hash at the end of the record's line
     * @param root of the tree of size {@link #size}
     */
    public boolean shows(Sha256 hash, Sha256 root) {
      return TreeHash.climb(seq - 1, size - 1, TreeHash.leaf(hash), path)
          .filter(root::equals)
          .isPresent();
    }

    /**
     * Whether the record of this line is in the tree with this root: the line's hash is computed,
     * not believed.
     *
     * @param line the record's line without its LF
     * @param previous the hash of the line before
     */
    public boolean shows(
        Universe universe, Stream stream, String line, Sha256 previous, Sha256 root) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      EnvelopeScan scan = new EnvelopeScan();
      boolean record =
          bytes.length < LineReader.MAX_LINE
              && scan.scan(bytes, 0, bytes.length) == EnvelopeScan.Outcome.RECORD
              && scan.seq() == seq
              && scan.universe() == universe
              && scan.stream() == stream;
      if (!record) {
        return false;
      }
      byte[] hash = new byte[HashChain.BYTES];
      new HashChain(universe, stream).hash(previous.raw(), bytes, 0, bytes.length, hash);
      Sha256 computed = Sha256.ofRaw(hash);
      return line.endsWith("\"" + computed + "\"}") && shows(computed, root);
    }
  }

  /**
   * That the tree of the first {@code size} records begins with all of the first {@code earlier}.
   *
   * @param earlier the smaller size, from 0
   * @param size the larger size, or the same
   * @param path see {@link #path()}
   */
  record Consistency(long earlier, long size, List<Sha256> path) implements Proof {

    /** Copies {@code path}; refuses a tree that shrinks with IllegalArgumentException. */
    public Consistency {
      requireRange(earlier, size, earlier >= 0);
      path = List.copyOf(path);
    }

    /**
     * Whether the tree with the later root is the tree with the earlier root, grown.
     *
     * @param earlierRoot of the tree of size {@link #earlier}
     * @param root of the tree of size {@link #size}
     */
    public boolean shows(Sha256 earlierRoot, Sha256 root) {
      return TreeHash.isGrown(earlier, size, path, earlierRoot, root);
    }
  }

  private static void requireRange(long part, long size, boolean least) {
    if (!least || part > size) {
      throw new IllegalArgumentException(
          "a proof must be within a tree of its size %d, was of %d".formatted(size, part));
    }
  }
}
