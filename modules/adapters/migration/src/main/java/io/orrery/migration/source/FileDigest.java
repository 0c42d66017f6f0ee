package io.orrery.migration.source;

import io.orrery.basics.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Reads a file once: its digest, its lines, and on the way the digests of some of its beginnings.
 *
 * @param sha256 of all of it
 * @param lines how many lines, an unfinished last one included
 * @param whole its finished lines
 * @param beginnings the digests that were asked for, by length, with the lines up to there
 */
record FileDigest(
    Sha256 sha256, long lines, SourceFile.Prefix whole, Map<Long, Beginning> beginnings) {

  private static final int CHUNK = 1 << 18;

  /** The digest of a beginning and its lines. */
  record Beginning(Sha256 sha256, long lines) {}

  static FileDigest read(Path file, NavigableSet<Long> lengths, LongConsumer progress)
      throws IOException {
    Reading reading = new Reading(lengths);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
        reading.take(chunk, count);
        progress.accept(count);
      }
    }
    return reading.end(file);
  }

  private static final class Reading {

    private final TreeMap<Long, Boolean> wanted = new TreeMap<>();
    private final MessageDigest digest = Sha256.digest();
    private final Map<Long, Beginning> beginnings = new HashMap<>();
    private long bytes;
    private long lines;
    private long lastLineEnd;

    Reading(NavigableSet<Long> lengths) {
      lengths.forEach(length -> wanted.put(length, true));
    }

    void take(byte[] chunk, int count) {
      int done = 0;
      while (done < count) {
        Long next = wanted.higherKey(bytes);
        int part = next == null ? count - done : (int) Math.min(count - done, next - bytes);
        add(chunk, done, part);
        done += part;
        if (next != null && bytes == next) {
          beginnings.put(bytes, new Beginning(now(), lines));
        }
      }
    }

    private void add(byte[] chunk, int from, int count) {
      digest.update(chunk, from, count);
      int last = from + count - 1;
      while (last >= from && chunk[last] != '\n') {
        last--;
      }
      if (last >= from) {
        lines += ByteScan.count(chunk, from, last + 1, '\n');
        lastLineEnd = bytes + (last - from) + 1;
      }
      bytes += count;
    }

    private Sha256 now() {
      try {
        return Sha256.ofRaw(((MessageDigest) digest.clone()).digest());
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
      }
    }

    FileDigest end(Path file) throws IOException {
      Sha256 all = now();
      if (lastLineEnd == bytes) {
        return new FileDigest(all, lines, new SourceFile.Prefix(bytes, all), beginnings);
      }
      Sha256 finished = digestOf(file, lastLineEnd);
      return new FileDigest(
          all, lines + 1, new SourceFile.Prefix(lastLineEnd, finished), beginnings);
    }
  }

  private static Sha256 digestOf(Path file, long length) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      long left = length;
      while (left > 0) {
        int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
        if (count < 0) {
          throw new SourceChangedException(file + " became shorter while it was read");
        }
        digest.update(chunk, 0, count);
        left -= count;
      }
    }
    return Sha256.ofRaw(digest.digest());
  }
}
