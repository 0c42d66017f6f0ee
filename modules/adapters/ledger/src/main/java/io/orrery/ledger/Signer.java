package io.orrery.ledger;

import io.orrery.basics.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * Signs for one universe with one Ed25519 key.
 *
 * @param keyId the key's name
 * @param privateKey its secret part
 * @param publicKey its public part
 */
record Signer(String keyId, PrivateKey privateKey, PublicKey publicKey) {

  /** The last member of every signed object. */
  static final String SIGNATURE = "signature";

  private static final String ALGORITHM = "Ed25519";
  private static final int RAW_KEY = 32;
  private static final int KEY_HASH = 4;
  private static final byte NOTE_ED25519 = 1;

  /** An object with its signature as the last member, and a line feed. */
  byte[] signed(Map<String, Object> members) {
    String object = JsonBytes.text(members);
    byte[] signature = sign(object.getBytes(StandardCharsets.UTF_8));
    String signed =
        "%s,\"%s\":\"%s\"}\n"
            .formatted(
                object.substring(0, object.length() - 1),
                SIGNATURE,
                Base64.getEncoder().encodeToString(signature));
    return signed.getBytes(StandardCharsets.UTF_8);
  }

  /** A C2SP signed note: the text, which ends in a line feed, and one signature under this name. */
  String note(String name, String text) {
    byte[] raw = publicKey.getEncoded();
    byte[] key = Arrays.copyOfRange(raw, raw.length - RAW_KEY, raw.length);
    var hash = Sha256.digest();
    hash.update(name.getBytes(StandardCharsets.UTF_8));
    hash.update((byte) '\n');
    hash.update(NOTE_ED25519);
    byte[] keyHash = hash.digest(key);
    byte[] signature = sign(text.getBytes(StandardCharsets.UTF_8));
    byte[] line = Arrays.copyOf(keyHash, KEY_HASH + signature.length);
    System.arraycopy(signature, 0, line, KEY_HASH, signature.length);
    return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
  }

  /** Whether an object as {@link #signed} makes it was signed with the other half of this key. */
  static boolean isSigned(byte[] object, PublicKey key) {
    String text = new String(object, StandardCharsets.UTF_8);
    int at = text.lastIndexOf(",\"signature\":\"");
    int from = at + ",\"signature\":\"".length();
    if (at < 0 || !text.endsWith("\"}\n") || from > text.length() - 3) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update((text.substring(0, at) + "}").getBytes(StandardCharsets.UTF_8));
      return verifier.verify(Base64.getDecoder().decode(text.substring(from, text.length() - 3)));
    } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
      return false;
    }
  }

  private byte[] sign(byte[] bytes) {
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(privateKey);
      signer.update(bytes);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of ours signs", e);
    }
  }
}
