package io.orrery.ledger;

import io.orrery.basics.Sha256;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Which ledger: every link of its hash chain covers both parts. */
record LedgerId(Universe universe, Stream stream) {

  /**
   * The link of a record: the digest of universe, stream, the previous link and the line without
   * its hash member.
   *
   * @param previous 32 bytes
   * @param line holds the bytes before the hash member in its first {@code length} bytes from
   *     {@code offset}
   */
  byte[] link(byte[] previous, byte[] line, int offset, int length) {
    MessageDigest digest = Sha256.digest();
    digest.update(universe.wireName().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(stream.wireName().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(previous);
    digest.update(line, offset, length);
    digest.update((byte) '}');
    return digest.digest();
  }

  @Override
  public String toString() {
    return universe + " ledger of " + stream;
  }
}
