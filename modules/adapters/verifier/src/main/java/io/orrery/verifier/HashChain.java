package io.orrery.verifier;

import io.orrery.basics.Sha256;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;

/** Computes the hashes that chain a ledger's lines. For one thread. */
final class HashChain {

  static final int BYTES = 32;

  private final MessageDigest digest = Sha256.digest();
  private final byte[] prefix;
  private final int nameLength;

  HashChain(Universe universe, Stream stream) {
    byte[] name =
        (universe.wireName() + '\0' + stream.wireName() + '\0').getBytes(StandardCharsets.UTF_8);
    nameLength = name.length;
    prefix = java.util.Arrays.copyOf(name, nameLength + BYTES);
  }

  /**
   * The hash of a line behind {@code previous}, into {@code to}. The line stands from {@code from}
   * to before {@code end} without LF, and ends in its hash member.
   */
  void hash(byte[] previous, byte[] buffer, int from, int end, byte[] to) {
    System.arraycopy(previous, 0, prefix, nameLength, BYTES);
    int comma = end - EnvelopeScan.HASH_MEMBER;
    byte kept = buffer[comma];
    buffer[comma] = '}';
    digest.update(prefix);
    digest.update(buffer, from, comma + 1 - from);
    buffer[comma] = kept;
    finish(digest, to);
  }

  static void finish(MessageDigest digest, byte[] to) {
    try {
      digest.digest(to, 0, BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 has 32 bytes", e);
    }
  }
}
