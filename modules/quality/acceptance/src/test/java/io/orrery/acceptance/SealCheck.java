package io.orrery.acceptance;

import static io.orrery.acceptance.LedgerWalk.require;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the seals of a ledger with its records, each seal once, in order. */
final class SealCheck {

  private static final String SIGNATURE = ",\"signature\":";

  private final Path home;
  private final Path folder;
  private final String universe;
  private final String stream;
  private final Digests.Tree tree = new Digests.Tree();
  private byte[] previousSeal = {};
  private long checkedTo;

  SealCheck(Path home, Path folder, String universe, String stream) {
    this.home = home;
    this.folder = folder;
    this.universe = universe;
    this.stream = stream;
  }

  /** Checks the seals that are new: only the last segment may be without one, after a crash. */
  void check(List<byte[]> hashes, Map<Path, Long> lastOfSealed) {
    Map<Path, Long> ordered = new TreeMap<>(lastOfSealed);
    boolean isMissing = false;
    for (Map.Entry<Path, Long> segment : ordered.entrySet()) {
      Path seal =
          folder
              .resolve("sealed")
              .resolve(segment.getKey().getFileName().toString().replace(".jsonl", ".seal.json"));
      require(!isMissing, "only the last segment is without a seal", seal);
      isMissing = !Files.exists(seal);
      if (!isMissing && segment.getValue() > checkedTo) {
        check(seal, segment.getKey(), segment.getValue(), hashes);
      }
    }
  }

  private void check(Path file, Path segment, long last, List<byte[]> hashes) {
    byte[] bytes = read(file);
    String text = new String(bytes, UTF_8);
    JsonObject seal = parse(text);
    long first = checkedTo + 1;
    same(seal.getString("kind"), "seal", file);
    same(seal.getString("universe"), universe, file);
    same(seal.getString("stream"), stream, file);
    same(number(seal, "first_seq"), first, file);
    same(number(seal, "last_seq"), last, file);
    same(number(seal, "count"), last - first + 1, file);
    same(number(seal, "bytes"), size(segment), file);
    same(seal.getString("previous_hash"), hex(hashes.get((int) first - 1)), file);
    same(seal.getString("last_hash"), hex(hashes.get((int) last)), file);
    requireTree(seal, last, hashes, file);
    byte[] before = previousSeal.length == 0 ? hashes.get(0) : previousSeal;
    same(seal.getString("previous_seal"), hex(before), file);
    requireSigned(text, seal, file);
    requireOneSession(segment, seal.getString("session_id"));
    previousSeal = Digests.sha256(bytes);
    checkedTo = last;
  }

  private void requireTree(JsonObject seal, long last, List<byte[]> hashes, Path file) {
    while (tree.size() < last) {
      tree.add(hashes.get((int) tree.size() + 1));
    }
    same(seal.getString("tree_root"), hex(tree.root()), file);
    same(
        seal.getJsonArray("tree_frontier").getValuesAs(jakarta.json.JsonString::getString),
        tree.frontier().stream().map(SealCheck::hex).toList(),
        file);
    require(seal.getString("checkpoint").contains("\n" + last + "\n"), "its checkpoint", file);
  }

  private void requireSigned(String text, JsonObject seal, Path file) {
    String signed = text.substring(0, text.lastIndexOf(SIGNATURE)) + "}";
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key(seal.getString("key_id")));
      signature.update(signed.getBytes(UTF_8));
      byte[] value = Base64.getDecoder().decode(seal.getString("signature"));
      require(signature.verify(value), "its signature fits", file);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the seal " + file + " cannot be verified", e);
    }
  }

  private PublicKey key(String keyId) throws GeneralSecurityException {
    Path file = home.resolve("config/keys/" + universe + "-" + keyId + ".pub");
    String pem = new String(read(file), UTF_8).replaceAll("-----[A-Z ]+-----|\\s", "");
    byte[] encoded = Base64.getDecoder().decode(pem);
    same(hex(Digests.sha256(encoded)).substring(0, 16), keyId, file);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static void requireOneSession(Path segment, String session) {
    String member = "\"session_id\":\"" + session + "\"";
    for (String line : new String(read(segment), UTF_8).lines().toList()) {
      require(line.contains(member), "its session is " + session, line);
    }
  }

  private static void same(Object found, Object expected, Path file) {
    require(found.equals(expected), expected + " is what its seal says, not " + found, file);
  }

  private static Object number(JsonObject seal, String name) {
    return seal.getJsonNumber(name).longValueExact();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static JsonObject parse(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static long size(Path file) {
    return read(file).length;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
