package io.orrery.ledger;

import io.orrery.basics.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

/** Reads parts of files in bounded memory. */
final class Contents {

  private static final int CHUNK = 64 * 1024;

  private Contents() {}

  /** The digest of the bytes from {@code from} on. */
  static Sha256 digest(FileChannel channel, long from, long bytes) throws IOException {
    MessageDigest digest = Sha256.digest();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    for (long at = from; at < from + bytes; at += chunk.limit()) {
      fill(channel, chunk, at, from + bytes - at);
      digest.update(chunk);
    }
    return Sha256.ofRaw(digest.digest());
  }

  /** Whether two files have the same first bytes; both have that many. */
  static boolean areEqual(FileChannel one, FileChannel other, long bytes) throws IOException {
    ByteBuffer left = ByteBuffer.allocate(CHUNK);
    ByteBuffer right = ByteBuffer.allocate(CHUNK);
    for (long at = 0; at < bytes; at += left.limit()) {
      fill(one, left, at, bytes - at);
      fill(other, right, at, bytes - at);
      if (!left.equals(right)) {
        return false;
      }
    }
    return true;
  }

  private static void fill(FileChannel channel, ByteBuffer chunk, long at, long most)
      throws IOException {
    chunk.clear().limit((int) Math.min(CHUNK, most));
    while (chunk.hasRemaining()) {
      if (channel.read(chunk, at + chunk.position()) <= 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    chunk.flip();
  }
}
