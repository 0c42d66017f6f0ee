package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import io.orrery.universe.SessionId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * What a walk along a segment without a seal found.
 *
 * @param path the segment's file
 * @param start the place before its first record
 * @param head the place behind its last good record
 * @param links of its good records
 * @param session the session of its records; empty if it has none
 * @param size how many bytes the file has; those behind {@code head} are a torn tail
 */
record Unsealed(
    Path path, Head start, Head head, Links links, Optional<SessionId> session, long size) {

  /**
   * Walks along a file and changes nothing; a file that is not there has no records.
   *
   * @param shown the file's name for messages
   * @throws LedgerException if it is damaged, naming the place
   */
  static Unsealed scan(LedgerId id, Path path, String shown, Head start) throws IOException {
    Links links = new Links();
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return new Unsealed(path, start, start, links, Optional.empty(), 0);
    }
    LedgerFile file = new LedgerFile(id, path, shown, new LineFormat());
    try (FileChannel channel = file.open()) {
      long size = channel.size();
      LedgerCursor cursor = new LedgerCursor(id, file.format(), channel, start, size);
      SessionId session = null;
      LedgerCursor.Step step = cursor.next();
      while (step == LedgerCursor.Step.RECORD) {
        SessionId own = cursor.line().provenance().sessionId();
        if (session != null && !own.equals(session)) {
          throw file.damaged(start, before(cursor), "from another session: " + own);
        }
        session = own;
        links.add(cursor.head().hash());
        step = cursor.next();
      }
      if (step == LedgerCursor.Step.DAMAGED) {
        throw file.damaged(start, cursor.head(), cursor.flaw());
      }
      return new Unsealed(path, start, cursor.head(), links, Optional.ofNullable(session), size);
    }
  }

  /** Whether there is a good record. */
  boolean hasRecords() {
    return session.isPresent();
  }

  /** How many bytes stand behind the last good record. */
  long tornBytes() {
    return size - head.end();
  }

  /** The place before the first record of what follows. */
  Head next() {
    return new Head(head.seq(), 0, head.hash());
  }

  /** Its records, about to be sealed. */
  Sealer.Run run() {
    return new Sealer.Run(session.orElseThrow(), start, head, links);
  }

  /** Whether the other file begins with this one's good records, byte for byte. */
  boolean isCopiedFrom(Path other) throws IOException {
    if (!Files.exists(other, LinkOption.NOFOLLOW_LINKS) || Files.size(other) < head.end()) {
      return false;
    }
    try (FileChannel mine = open(path);
        FileChannel theirs = open(other)) {
      return Contents.areEqual(mine, theirs, head.end());
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  private static Head before(LedgerCursor cursor) {
    return new Head(cursor.head().seq() - 1, cursor.head().end(), cursor.head().hash());
  }
}
