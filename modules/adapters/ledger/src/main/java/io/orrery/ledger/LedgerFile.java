package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * One ledger's file, for reading.
 *
 * @param id which ledger
 * @param path where it lies
 * @param shown where it lies, for messages
 * @param format how its lines are read
 */
record LedgerFile(LedgerId id, Path path, String shown, LineFormat format) {

  /** Another file of the same ledger. */
  LedgerFile at(Path other, String otherShown) {
    return new LedgerFile(id, other, otherShown, format);
  }

  /** Opens the file to read it. */
  FileChannel open() throws IOException {
    return FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  /** How many bytes it has; 0 if it is not there. */
  long size() throws IOException {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
  }

  /**
   * The sentence about the line behind {@code lastGood}, in a file that begins at {@code start}.
   */
  LedgerException damaged(Head start, Head lastGood, String flaw) {
    return new LedgerException(
        "the %s is damaged: line %d of %s, at byte %d, is %s. Records before it can be read; nothing is recorded until the file is restored"
            .formatted(id, lastGood.seq() - start.seq() + 1, shown, lastGood.end(), flaw));
  }

  /** The sentence about a disk that failed while reading. */
  LedgerException unreadable(IOException e) {
    return new LedgerException("the %s cannot be read: %s".formatted(id, shown), e);
  }
}
