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

  /** What a walk along the file found: where the chain ends, why, and what was there. */
  record Scan(LedgerCursor.Step end, String flaw, long size) {}

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

  /** Walks on from the index's head and publishes every good record in it. */
  Scan extend(SeqIndex index) throws IOException {
    long size = size();
    if (size <= index.head().end()) {
      return new Scan(LedgerCursor.Step.END, "", size);
    }
    try (FileChannel channel = open()) {
      LedgerCursor cursor = new LedgerCursor(id, format, channel, index.head(), size);
      LedgerCursor.Step step = cursor.next();
      while (step == LedgerCursor.Step.RECORD) {
        index.add(cursor.head().seq(), index.head().end());
        index.publish(cursor.head());
        step = cursor.next();
      }
      return new Scan(step, cursor.flaw(), size);
    }
  }

  /** The sentence about the line behind {@code lastGood}, the same wherever it is found. */
  LedgerException damaged(Head lastGood, String flaw) {
    return damaged(new Head(0, 0, lastGood.hash()), lastGood, flaw);
  }

  /** The same for a file that begins behind record {@code start}. */
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
