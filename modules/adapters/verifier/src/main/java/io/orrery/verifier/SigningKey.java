package io.orrery.verifier;

import io.orrery.basics.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** The public half of a key that signs seals. */
record SigningKey(String id, PublicKey key, KnownSignatures known) {

  private static final int RAW = 32;

  /**
   * Reads a key from X.509 (DER).
   *
   * @throws IllegalArgumentException if it is no Ed25519 key
   */
  static SigningKey of(byte[] der, KnownSignatures known) {
    try {
      PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
      return new SigningKey(Sha256.of(der).value().substring(0, 16), key, known);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it must be an Ed25519 public key in X.509", e);
    }
  }

  /** Reads a key from PEM. */
  static SigningKey ofPem(byte[] pem, KnownSignatures known) {
    String text = new String(pem, StandardCharsets.US_ASCII).strip();
    String begin = "-----BEGIN PUBLIC KEY-----";
    String end = "-----END PUBLIC KEY-----";
    if (!text.startsWith(begin) || !text.endsWith(end)) {
      throw new IllegalArgumentException("it must be a public key in PEM");
    }
    String base64 = text.substring(begin.length(), text.length() - end.length());
    return of(Base64.getMimeDecoder().decode(base64), known);
  }

  boolean hasSigned(byte[] message, byte[] signature) {
    Sha256 name = KnownSignatures.name(key.getEncoded(), message, signature);
    boolean good = known.has(name) || isGood(message, signature);
    if (good) {
      known.add(name);
    }
    return good;
  }

  private boolean isGood(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The four bytes that name this key in a signed note. */
  byte[] noteHash(String name) {
    byte[] der = key.getEncoded();
    var digest = Sha256.digest();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update(new byte[] {0x0a, 0x01});
    digest.update(der, der.length - RAW, RAW);
    return Arrays.copyOf(digest.digest(), 4);
  }
}
