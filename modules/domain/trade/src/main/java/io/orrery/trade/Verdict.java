package io.orrery.trade;

import io.orrery.basics.Sha256;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;

/** What a check of one ledger found. */
public sealed interface Verdict {

  /** The ledger's universe. */
  Universe universe();

  /** The ledger's stream. */
  Stream stream();

  /** The verdict in one sentence on one line. */
  String sentence();

  /**
   * Every record, seal and checkpoint fits.
   *
   * @param universe the ledger's universe
   * @param stream the ledger's stream
   * @param records how many; 0 or above
   * @param head the hash of the last record, or the ledger's first hash if it has none
   * @param treeRoot the root of its RFC 6962 tree
   * @param seals how many seals were checked
   * @param tornBytes bytes behind the last record that a crash can leave; they are not records
   * @param checkpoints how many published checkpoints were checked
   */
  record Intact(
      Universe universe,
      Stream stream,
      long records,
      Sha256 head,
      Sha256 treeRoot,
      int seals,
      long tornBytes,
      int checkpoints)
      implements Verdict {

    @Override
    public String sentence() {
      return "%s %s: intact: %d records, head %s, tree root %s, %d seals, %d checkpoints%s"
          .formatted(
              universe,
              stream,
              records,
              head,
              treeRoot,
              seals,
              checkpoints,
              tornBytes == 0 ? "" : ", and a torn tail of " + tornBytes + " bytes");
    }
  }

  /**
   * Something does not fit.
   *
   * @param universe the ledger's universe
   * @param stream the ledger's stream
   * @param fault the kind
   * @param place the first bad place
   * @param detail what must hold there and what was found
   */
  record NotIntact(Universe universe, Stream stream, Fault fault, Place place, String detail)
      implements Verdict {

    @Override
    public String sentence() {
      return "%s %s: not intact: %s at %s: %s"
          .formatted(universe, stream, fault.wireName(), place, detail);
    }
  }

  /**
   * Where it is.
   *
   * @param file below the home, with slashes
   * @param line from 1; 0 if it is the file as a whole
   * @param offset the line's first byte, from 0
   * @param seq the record that must stand there; 0 if none
   */
  record Place(String file, long line, long offset, long seq) {

    /** A file as a whole. */
    public static Place ofFile(String file) {
      return new Place(file, 0, 0, 0);
    }

    @Override
    public String toString() {
      return "%s line %d byte %d seq %d".formatted(file, line, offset, seq);
    }
  }
}
