package io.orrery.ledger;

import io.orrery.basics.Sha256;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Makes the Ed25519 key pair that signs a universe's seals: PEM files below {@code config}. */
final class SigningKeys {

  private static final int KEY_ID_DIGITS = 16;

  private final Home home;
  private final Disk disk;

  SigningKeys(Home home, Disk disk) {
    this.home = home;
    this.disk = disk;
  }

  /** Makes a pair and answers its id: the first digits of its public part's digest. */
  String create(Universe universe) throws IOException {
    KeyPair pair = generate();
    byte[] encoded = pair.getPublic().getEncoded();
    String keyId = idOf(encoded);
    disk.create(
        home.key(universe, keyId, "key"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    disk.create(home.key(universe, keyId, "pub"), pem("PUBLIC KEY", encoded));
    return keyId;
  }

  /** The id of the key whose public part has these X.509 bytes. */
  static String idOf(byte[] encoded) {
    return Sha256.of(encoded).value().substring(0, KEY_ID_DIGITS);
  }

  private static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java 15 and later have Ed25519", e);
    }
  }

  private static byte[] pem(String label, byte[] encoded) {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(label, lines, label)
        .replace(System.lineSeparator(), "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
