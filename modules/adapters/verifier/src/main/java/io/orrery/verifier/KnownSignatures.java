package io.orrery.verifier;

import io.orrery.basics.Sha256;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The signatures that were found good, so that a ledger that is checked again and again does not
 * have all of its seals' signatures computed anew: the same key, message and signature are good for
 * ever. Forgets the oldest beyond a number. Safe for many threads.
 */
final class KnownSignatures {

  private static final int MAX = 20_000;

  private final Set<Sha256> known = new LinkedHashSet<>();

  static Sha256 name(byte[] key, byte[] message, byte[] signature) {
    var digest = Sha256.digest();
    digest.update(Sha256.of(key).raw());
    digest.update(Sha256.of(message).raw());
    return Sha256.ofRaw(digest.digest(signature));
  }

  synchronized boolean has(Sha256 name) {
    return known.contains(name);
  }

  synchronized void add(Sha256 name) {
    known.add(name);
    if (known.size() > MAX) {
      Iterator<Sha256> oldest = known.iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
