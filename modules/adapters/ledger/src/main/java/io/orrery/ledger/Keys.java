package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The keys that have signed for one universe, oldest first, and the one that signs now. Its private
 * part never leaves this process.
 *
 * <p>Only the owner of the universe uses it, on one thread at a time.
 */
final class Keys {

  private static final Pattern ROTATION = Pattern.compile("([0-9]{4})-([0-9a-f]{16})\\.json");

  private final Home home;
  private final Disk disk;
  private final Identity identity;
  private final Map<String, PublicKey> known = new LinkedHashMap<>();
  private String current;
  private Signer signer;

  private Keys(Home home, Disk disk, Identity identity) throws IOException {
    this.home = home;
    this.disk = disk;
    this.identity = identity;
    this.current = identity.keyId();
    known.put(current, publicKey(home.key(identity.universe(), current, "pub"), current));
    for (Path file : rotations()) {
      follow(file);
    }
    this.signer = read();
  }

  /**
   * Reads the public parts, the first from the configuration, the others from the rotations, each
   * of which the key before must have signed; and the private part of the newest.
   *
   * @throws LedgerException if one is missing, or a rotation is not signed
   */
  static Keys read(Home home, Disk disk, Identity identity) throws IOException {
    return new Keys(home, disk, identity);
  }

  /** The key that signs now. */
  Signer signer() {
    return signer;
  }

  private Signer read() throws IOException {
    Path file = home.key(identity.universe(), current, "key");
    try {
      byte[] encoded = pem(Files.readString(file, StandardCharsets.US_ASCII));
      PublicKey publicKey = known(current);
      return new Signer(
          current, factory().generatePrivate(new PKCS8EncodedKeySpec(encoded)), publicKey);
    } catch (NoSuchFileException | GeneralSecurityException | IllegalArgumentException e) {
      throw new LedgerException(
          "%s must hold the private key that seals universe %s, but cannot be used (%s): restore it from a backup"
              .formatted(home.shown(file), identity.universe(), e),
          e);
    }
  }

  /** Whether {@code object} was signed with a key that this universe has or had. */
  boolean hasSigned(byte[] object, String keyId) {
    PublicKey key = known.get(keyId);
    return key != null && Signer.isSigned(object, key);
  }

  /**
   * Makes a new key, which signs from now on, and puts on record that the present one says so.
   *
   * @param after for each stream with records the number of the last, which is sealed
   */
  String rotate(Map<Stream, Long> after, String reason, Instant now) throws IOException {
    String keyId = new SigningKeys(home, disk).create(identity.universe());
    PublicKey key = publicKey(home.key(identity.universe(), keyId, "pub"), keyId);
    Map<String, Object> ends = new LinkedHashMap<>();
    after.forEach((stream, seq) -> ends.put(stream.wireName(), seq));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kind", "key_rotation");
    members.put("format_version", 1L);
    members.put("deployment_id", identity.deploymentId());
    members.put("universe", identity.universe().wireName());
    members.put("key_id", keyId);
    members.put("public_key", Base64.getEncoder().encodeToString(key.getEncoded()));
    members.put("previous_key_id", current);
    members.put("after", ends);
    members.put("reason", reason);
    members.put("rotated_at", now.toString());
    String name = String.format(Locale.ROOT, "%04d-%s.json", known.size(), keyId);
    disk.create(home.rotations(identity.universe()).resolve(name), signer.signed(members));
    known.put(keyId, key);
    current = keyId;
    signer = read();
    return keyId;
  }

  private void follow(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      Members in = Members.parse(bytes);
      in.require("kind", "key_rotation");
      in.require("format_version", 1L);
      in.require("deployment_id", identity.deploymentId());
      in.require("universe", identity.universe().wireName());
      String keyId = in.text("key_id");
      PublicKey key = key(keyId, Base64.getDecoder().decode(in.text("public_key")));
      in.require("previous_key_id", current);
      if (!Signer.isSigned(bytes, known(current))) {
        throw new IllegalArgumentException("it is not signed by the key before it");
      }
      known.put(keyId, key);
      current = keyId;
    } catch (IllegalArgumentException e) {
      throw new LedgerException(
          "%s must be a key rotation of universe %s, but: %s; restore it from a backup, nothing was touched"
              .formatted(home.shown(file), identity.universe(), e.getMessage()),
          e);
    }
  }

  private List<Path> rotations() throws IOException {
    List<Path> files = new ArrayList<>();
    Universe universe = identity.universe();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(home.rotations(universe))) {
      for (Path file : all) {
        if (ROTATION.matcher(file.getFileName().toString()).matches()) {
          files.add(file);
        }
      }
    } catch (NoSuchFileException neverRotated) {
      return List.of();
    }
    files.sort(null);
    return files;
  }

  private PublicKey known(String keyId) {
    PublicKey key = known.get(keyId);
    if (key == null) {
      throw new IllegalStateException("the current key is always known");
    }
    return key;
  }

  private PublicKey publicKey(Path file, String keyId) throws IOException {
    try {
      return key(keyId, pem(Files.readString(file, StandardCharsets.US_ASCII)));
    } catch (NoSuchFileException | IllegalArgumentException e) {
      throw new LedgerException(
          "%s must hold the public key %s of universe %s, but cannot be used (%s): restore it from a backup"
              .formatted(home.shown(file), keyId, identity.universe(), e),
          e);
    }
  }

  private static PublicKey key(String keyId, byte[] encoded) {
    if (!SigningKeys.idOf(encoded).equals(keyId)) {
      throw new IllegalArgumentException(
          "it holds the key " + SigningKeys.idOf(encoded) + ", not " + keyId);
    }
    try {
      return factory().generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it holds no Ed25519 key", e);
    }
  }

  private static KeyFactory factory() throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519");
  }

  private static byte[] pem(String text) {
    return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
  }
}
