package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * One segment of a ledger as a reader sees it at one moment.
 *
 * @param file where its records are
 * @param renamed where they are once it has been moved; the same place if it was moved before
 * @param start the place before its first record
 * @param end the place behind the last record that the reader sees
 * @param sealed what it is as a sealed segment; empty if it is none
 * @param live the index of its records in memory; empty if it is sealed
 * @param damage what stands behind {@code end} if it is bad
 */
record Part(
    LedgerFile file,
    Path renamed,
    Head start,
    Head end,
    Optional<Segment> sealed,
    Optional<LiveIndex> live,
    Optional<Damage> damage) {

  /** How many records the reader sees. */
  int count() {
    return Math.toIntExact(end.seq() - start.seq());
  }

  /** Whether a record of this number is in it or, if it is not sealed, may follow. */
  boolean reaches(long seq) {
    return seq <= end.seq() || damage.isPresent();
  }

  /** Opens it to read it, wherever it is by now. */
  FileChannel open() throws IOException {
    FileChannel channel = openEither();
    if (!renamed.equals(file.path()) && Files.exists(renamed, LinkOption.NOFOLLOW_LINKS)) {
      channel.close();
      return open(renamed);
    }
    return channel;
  }

  /** The sentence about a bad place in it. */
  LedgerException damaged(Damage found) {
    return found.said().orElseGet(() -> file.damaged(start, found.lastGood(), found.flaw()));
  }

  /** What is missing when a cursor has gone from its start as far as it could. */
  Optional<Damage> shortfall(LedgerCursor cursor) {
    if (cursor.seq() == end.seq() && Arrays.equals(cursor.head().hash(), end.hash())) {
      return Optional.empty();
    }
    String flaw = cursor.seq() == end.seq() ? "not the end that its seal names" : "removed";
    return Optional.of(new Damage(cursor.head(), cursor.flaw().isEmpty() ? flaw : cursor.flaw()));
  }

  private FileChannel openEither() throws IOException {
    try {
      return open(file.path());
    } catch (NoSuchFileException e) {
      return open(renamed);
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }
}
