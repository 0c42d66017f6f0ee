package io.orrery.ledger;

import io.orrery.universe.Provenance;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One record as one line: the envelope, the fact, and the hash as the last member. */
final class LineFormat {

  /** Most bytes of a line, its line feed included. */
  static final int MAX_BYTES = StrictJson.MAX_BYTES;

  static final byte[] HASH_MEMBER = ",\"hash\":\"".getBytes(StandardCharsets.US_ASCII);

  /** How many bytes stand between a record's body and the digits of its hash. */
  static final int HASH_MEMBER_LENGTH = 9;

  /** How many hexadecimal digits a hash has. */
  static final int HASH_DIGITS = 64;

  private static final int TAIL = HASH_MEMBER.length + HASH_DIGITS + 2;

  private final StrictJson json = new StrictJson();

  /**
   * Reads a line without its line feed; whether it fits its place is not looked at.
   *
   * @throws NewerSchemaException if a newer program wrote it
   * @throws StrictJson.MalformedException if it is no record
   */
  Line read(byte[] bytes, int offset, int length) throws StrictJson.MalformedException {
    return line(json.object(bytes, offset, length), bytes, offset, length);
  }

  /** Reads a line again that is known to be a record. */
  Line readKnown(byte[] bytes, int offset, int length) throws StrictJson.MalformedException {
    return line(json.knownObject(bytes, offset, length), bytes, offset, length);
  }

  private static Line line(Map<String, Object> members, byte[] bytes, int offset, int length)
      throws StrictJson.MalformedException {
    requireKnownSchema(members);
    byte[] hash = hash(bytes, offset, length);
    members.remove(Envelope.HASH);
    try {
      return Envelope.read(members, hash);
    } catch (NewerSchemaException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new StrictJson.MalformedException(message(e));
    }
  }

  /** The link that a line says it has. */
  static byte[] hash(byte[] bytes, int offset, int length) throws StrictJson.MalformedException {
    int at = offset + length - TAIL;
    if (length < TAIL || !endsInHash(bytes, at)) {
      throw new StrictJson.MalformedException("its last field is not its hash");
    }
    byte[] hash = new byte[HASH_DIGITS / 2];
    for (int i = 0; i < hash.length; i++) {
      int digits = at + HASH_MEMBER.length + 2 * i;
      hash[i] = (byte) (digit(bytes[digits]) << 4 | digit(bytes[digits + 1]));
    }
    return hash;
  }

  /** The link that a record in this place must have. */
  static byte[] expectedLink(LedgerId id, byte[] previous, byte[] bytes, int offset, int length) {
    return id.link(previous, bytes, offset, length - TAIL);
  }

  private static boolean endsInHash(byte[] bytes, int at) {
    for (int i = 0; i < HASH_MEMBER.length; i++) {
      if (bytes[at + i] != HASH_MEMBER[i]) {
        return false;
      }
    }
    int end = at + TAIL;
    return bytes[end - 2] == '"' && bytes[end - 1] == '}';
  }

  private static int digit(byte digit) throws StrictJson.MalformedException {
    if (digit >= '0' && digit <= '9') {
      return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
      return digit - 'a' + 10;
    }
    throw new StrictJson.MalformedException("its hash is not 64 lower-case hexadecimal digits");
  }

  /** Before anything else: a newer format may differ in everything but this. */
  private static void requireKnownSchema(Map<String, Object> members) {
    if (members.get(Envelope.SCHEMA_VERSION) instanceof Long version
        && version > Provenance.SCHEMA_VERSION) {
      throw new NewerSchemaException(version);
    }
  }

  private static String message(IllegalArgumentException e) {
    String message = e.getMessage();
    return message == null ? "a field is refused" : message;
  }
}
