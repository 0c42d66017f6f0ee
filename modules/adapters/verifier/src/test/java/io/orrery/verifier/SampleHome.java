package io.orrery.verifier;

import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Writes a home as the format's page says, by code of its own: what the verifier is held against.
 */
public final class SampleHome {

  static final String DEPLOYMENT = "0b0e7a3c-6f0a-4a56-9d4e-0d2f5b7c9a11";

  final Path root;
  final Universe universe;
  final byte[] identity;
  private final Random random;
  private final Map<Stream, Long> sealedUpTo = new LinkedHashMap<>();
  private KeyPair key = newKey();
  private final KeyPair firstKey = key;
  private int rotations;

  public SampleHome(Path root, Universe universe, long seed) {
    this.root = root;
    this.universe = universe;
    this.random = new Random(seed);
    this.identity =
        ("{\"format_version\":1,\"universe\":\"%s\",\"deployment_id\":\"%s\","
                + "\"created_at\":\"2026-01-27T12:00:00Z\",\"key_id\":\"%s\"}\n")
            .formatted(universe, DEPLOYMENT, keyId())
            .getBytes(StandardCharsets.UTF_8);
    write(data().resolve("identity.json"), identity);
    write(logs().resolve("identity.json"), identity);
    write(publicKey(), pem());
  }

  public SampleLedger ledger(Stream stream) {
    return new SampleLedger(this, stream);
  }

  Path data() {
    return root.resolve("data").resolve(universe.wireName());
  }

  Path logs() {
    return root.resolve("logs").resolve(universe.wireName());
  }

  public Path publicKey() {
    return root.resolve("config/keys").resolve(universe + "-" + keyId() + ".pub");
  }

  Path folder(Stream stream) {
    return stream.area() == Stream.Area.DATA ? data() : logs();
  }

  String newSession() {
    StringBuilder id = new StringBuilder().append(universe.letter()).append("-0");
    for (int i = 0; i < 25; i++) {
      id.append("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(random.nextInt(32)));
    }
    return id.toString();
  }

  void noteSealed(Stream stream, long seq) {
    sealedUpTo.put(stream, seq);
  }

  /** Another key seals from here on. */
  public void rotate() {
    KeyPair old = key;
    String oldId = keyId();
    key = newKey();
    StringBuilder after = new StringBuilder();
    sealedUpTo.forEach(
        (stream, seq) ->
            after.append(after.isEmpty() ? "" : ",").append("\"" + stream + "\":" + seq));
    String object =
        ("{\"kind\":\"key_rotation\",\"format_version\":1,\"deployment_id\":\"%s\","
                + "\"universe\":\"%s\",\"key_id\":\"%s\",\"public_key\":\"%s\","
                + "\"previous_key_id\":\"%s\",\"after\":{%s},\"reason\":\"yearly\","
                + "\"rotated_at\":\"2026-02-01T00:00:00Z\"}")
            .formatted(
                DEPLOYMENT,
                universe,
                keyId(),
                Base64.getEncoder().encodeToString(key.getPublic().getEncoded()),
                oldId,
                after);
    Path file = data().resolve("keys").resolve("%04d-%s.json".formatted(++rotations, keyId()));
    write(file, signed(object, old));
  }

  String keyId() {
    return HexFormat.of().formatHex(sha256(key.getPublic().getEncoded())).substring(0, 16);
  }

  byte[] signed(String object) {
    return signed(object, key);
  }

  /** Signed by the key that the home began with. */
  byte[] signedByFirst(String object) {
    return signed(object, firstKey);
  }

  private static byte[] signed(String object, KeyPair by) {
    byte[] signature = sign(object.getBytes(StandardCharsets.UTF_8), by);
    return (object.substring(0, object.length() - 1)
            + ",\"signature\":\""
            + Base64.getEncoder().encodeToString(signature)
            + "\"}\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  String note(Stream stream, long size, byte[] treeRoot) {
    String origin = "orrery/%s/%s/%s".formatted(DEPLOYMENT, universe, stream);
    String text = origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(treeRoot) + "\n";
    byte[] der = key.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(der, der.length - 32, der.length);
    byte[] hash = sha256(origin.getBytes(StandardCharsets.UTF_8), new byte[] {10, 1}, raw);
    byte[] signature = sign(text.getBytes(StandardCharsets.UTF_8), key);
    byte[] both = Arrays.copyOf(hash, 68);
    System.arraycopy(signature, 0, both, 4, 64);
    return text + "\n\u2014 " + origin + " " + Base64.getEncoder().encodeToString(both) + "\n";
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] sign(byte[] message, KeyPair by) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(by.getPrivate());
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] pem() {
    return ("-----BEGIN PUBLIC KEY-----\n"
            + Base64.getEncoder().encodeToString(key.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
