package io.orrery.ledger;

import io.orrery.basics.Sha256;
import io.orrery.trade.UniverseStore.TornTail;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Walks along a whole ledger and brings its file to a clean end.
 *
 * <p>Interrupted anywhere, it can be done again: what it sets aside is copied durably, under a name
 * made from its content, before the ledger becomes shorter.
 */
final class Recovery {

  private static final int NAME_DIGITS = 16;
  private static final int CHUNK = 64 * 1024;

  private final LedgerFile file;
  private final SeqIndex index;
  private final LedgerFile.Scan scan;

  private Recovery(LedgerFile file, SeqIndex index, LedgerFile.Scan scan) {
    this.file = file;
    this.index = index;
    this.scan = scan;
  }

  /**
   * Walks along the ledger and changes nothing.
   *
   * @throws io.orrery.trade.LedgerException if it is damaged
   */
  static Recovery scan(LedgerFile file, byte[] genesis) throws IOException {
    SeqIndex index = new SeqIndex(genesis);
    LedgerFile.Scan scan = file.extend(index);
    if (scan.end() == LedgerCursor.Step.DAMAGED) {
      throw file.damaged(index.head(), scan.flaw());
    }
    return new Recovery(file, index, scan);
  }

  LedgerFile file() {
    return file;
  }

  SeqIndex index() {
    return index;
  }

  /** Moves bytes behind the last good record into a file of their own; empty if there are none. */
  Optional<TornTail> setTornTailAside(Home home, Disk disk) throws IOException {
    long from = index.head().end();
    long bytes = scan.size() - from;
    if (bytes <= 0) {
      return Optional.empty();
    }
    Sha256 digest = digest(from, bytes);
    String name =
        "%s-%d-%s.torn"
            .formatted(file.id().stream(), from, digest.value().substring(0, NAME_DIGITS));
    Path aside = home.torn(file.id(), name);
    disk.createDirectories(aside.resolveSibling(""));
    disk.copyPart(file.path(), from, bytes, aside);
    disk.truncate(file.path(), from);
    return Optional.of(new TornTail(file.id().stream().wireName(), bytes, digest, name));
  }

  private Sha256 digest(long from, long bytes) throws IOException {
    MessageDigest digest = Sha256.digest();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    try (FileChannel channel = file.open()) {
      for (long at = from; at < from + bytes; at += chunk.limit()) {
        chunk.clear().limit((int) Math.min(CHUNK, from + bytes - at));
        if (channel.read(chunk, at) <= 0) {
          throw new IOException("the file became shorter while it was read");
        }
        digest.update(chunk.flip());
        chunk.limit(chunk.position());
      }
    }
    return Sha256.ofRaw(digest.digest());
  }
}
