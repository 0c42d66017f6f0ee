package io.orrery.verifier;

import io.orrery.trade.Fault;
import io.orrery.trade.LedgerException;
import io.orrery.universe.Stream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of one universe: the first one, which must be trusted from outside, and those that each
 * was followed by, signed by the one before.
 */
final class KeyRing {

  private static final List<String> MEMBERS =
      List.of(
          "kind",
          "format_version",
          "deployment_id",
          "universe",
          "key_id",
          "public_key",
          "previous_key_id",
          "after",
          "reason",
          "rotated_at",
          "signature");

  private final List<Turn> turns = new ArrayList<>();

  /** A key and, by stream, the last record that the one before it sealed. */
  private record Turn(SigningKey key, Map<String, Object> after) {

    long after(Stream stream) {
      return after.get(stream.wireName()) instanceof Long seq ? seq : 0;
    }
  }

  private KeyRing(SigningKey first) {
    turns.add(new Turn(first, Map.of()));
  }

  /**
   * Reads the keys of the universe whose identity is given.
   *
   * @param anchor the PEM file of its first key; empty to take it from the home
   */
  static KeyRing read(Home home, Identity identity, Optional<Path> anchor, KnownSignatures known) {
    Path file = anchor.orElseGet(() -> home.key(identity.universe(), identity.keyId()));
    SigningKey first = pem(home, file, known);
    if (!first.id().equals(identity.keyId())) {
      throw new NotIntactException(
          Fault.SIGNATURE_WRONG,
          home.shown(home.data(identity.universe()).resolve("identity.json")),
          "it names key %s as the first, the trusted key is %s"
              .formatted(identity.keyId(), first.id()));
    }
    KeyRing ring = new KeyRing(first);
    Path folder = home.data(identity.universe()).resolve("keys");
    int number = 1;
    for (String name : home.names(folder)) {
      if (name.endsWith(".json")) {
        ring.add(home, identity, folder.resolve(name), number++);
      }
    }
    return ring;
  }

  private static SigningKey pem(Home home, Path file, KnownSignatures known) {
    if (!Files.isReadable(file)) {
      throw new LedgerException("cannot read the public key " + file);
    }
    try {
      return SigningKey.ofPem(home.read(file), known);
    } catch (IllegalArgumentException e) {
      throw new LedgerException("cannot read the public key %s: %s".formatted(file, e), e);
    }
  }

  private void add(Home home, Identity identity, Path file, int number) {
    String shown = home.shown(file);
    SigningKey previous = newest();
    try {
      SignedObject object = SignedObject.read(home.read(file));
      if (!previous.hasSigned(object.message(), object.signature())) {
        throw new NotIntactException(
            Fault.SIGNATURE_WRONG, shown, "it must be signed by key " + previous.id());
      }
      Fields fields = new Fields(object.members(), MEMBERS);
      fields.require("kind", "key_rotation");
      fields.require("deployment_id", identity.deploymentId());
      fields.require("universe", identity.universe().wireName());
      fields.require("previous_key_id", previous.id());
      SigningKey next =
          SigningKey.of(Base64.getDecoder().decode(fields.text("public_key")), previous.known());
      fields.require("key_id", next.id());
      String name = String.format(Locale.ROOT, "%04d-%s.json", number, next.id());
      if (!file.getFileName().toString().equals(name)) {
        throw new NotIntactException(Fault.REMOVED, shown, "the next rotation must be " + name);
      }
      turns.add(new Turn(next, fields.object("after")));
    } catch (IllegalArgumentException e) {
      throw new NotIntactException(Fault.SEAL_MALFORMED, shown, String.valueOf(e.getMessage()));
    }
  }

  private SigningKey newest() {
    return turns.get(turns.size() - 1).key();
  }

  /** The key that must have signed a seal whose last record is {@code seq}. */
  SigningKey at(Stream stream, long seq) {
    SigningKey key = turns.get(0).key();
    for (Turn turn : turns.subList(1, turns.size())) {
      if (seq > turn.after(stream)) {
        key = turn.key();
      }
    }
    return key;
  }

  boolean hasSigned(Checkpoint checkpoint) {
    return turns.stream().anyMatch(turn -> checkpoint.isSignedBy(turn.key()));
  }

  boolean hasSigned(SignedObject object) {
    return turns.stream()
        .anyMatch(turn -> turn.key().hasSigned(object.message(), object.signature()));
  }

  /** Whether the key of this id, past or present, has signed it. */
  boolean hasSigned(SignedObject object, String keyId) {
    return turns.stream()
        .filter(turn -> turn.key().id().equals(keyId))
        .anyMatch(turn -> turn.key().hasSigned(object.message(), object.signature()));
  }
}
