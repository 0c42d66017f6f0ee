package io.orrery.verifier;

import io.orrery.trade.LedgerException;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * What a deployment states under a signature in the name of one universe, such as the report of an
 * attempt to break the contract. Whether its signature is right is another question.
 */
public final class SignedStatement {

  private final SignedObject object;

  private SignedStatement(SignedObject object) {
    this.object = object;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if the bytes are no signed statement in the form that is known
   */
  public static SignedStatement read(byte[] bytes) {
    SignedStatement statement = new SignedStatement(SignedObject.read(bytes));
    statement.require("kind", "statement");
    statement.require("format_version", 1L);
    statement.universe();
    return statement;
  }

  private void require(String name, Object wanted) {
    if (!wanted.equals(object.members().get(name))) {
      throw new IllegalArgumentException(
          "%s must be %s, was %s".formatted(name, wanted, object.members().get(name)));
    }
  }

  /** All members in their order, the signature too. */
  public Map<String, Object> members() {
    return Collections.unmodifiableMap(object.members());
  }

  /** The universe in whose name it is. */
  public Universe universe() {
    return Universe.parse(String.valueOf(object.members().get("universe")));
  }

  /** The key that signed, as it says itself. */
  public String keyId() {
    return String.valueOf(object.members().get("key_id"));
  }

  /**
   * Whether the Ed25519 public key in this PEM has signed it, and is the one that it names.
   *
   * @throws IllegalArgumentException if there is no such key in it
   */
  public boolean isSignedByPem(String pem) {
    SigningKey key =
        SigningKey.ofPem(pem.getBytes(StandardCharsets.US_ASCII), new KnownSignatures());
    return isSignedBy(key);
  }

  /**
   * Whether a key that the universe has or had in this home has signed it, and is the one that it
   * names.
   *
   * @param key the PEM file of the first public key; empty to take it from {@code config/keys}
   * @throws LedgerException if the home's keys cannot be read, or are not what they must be
   */
  public boolean isSignedIn(Path home, Optional<Path> key) {
    try {
      Home files = new Home(home.toAbsolutePath().normalize());
      Identity identity = Identity.read(files, universe(), Stream.AUDIT);
      KeyRing keys = KeyRing.read(files, identity, key, new KnownSignatures());
      return keys.hasSigned(object, keyId())
          && identity.deploymentId().equals(object.members().get("deployment_id"));
    } catch (NotIntactException e) {
      throw new LedgerException(
          "the keys of %s cannot be trusted: %s".formatted(universe(), e.detail()), e);
    }
  }

  private boolean isSignedBy(SigningKey key) {
    return key.id().equals(keyId()) && key.hasSigned(object.message(), object.signature());
  }
}
