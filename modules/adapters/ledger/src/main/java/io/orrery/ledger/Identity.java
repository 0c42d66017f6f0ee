package io.orrery.ledger;

import io.orrery.basics.Check;
import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code identity.json} says of a universe's root. Its bytes are where every hash chain below
 * the root starts.
 *
 * @param universe the only universe whose records lie below the root
 * @param deploymentId the only deployment that writes there
 * @param createdAt when the root was made
 * @param keyId the name of the key that signs its seals
 */
record Identity(Universe universe, String deploymentId, Instant createdAt, String keyId) {

  private static final long FORMAT_VERSION = 1;
  private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{16}");
  private static final Set<String> FIELDS =
      Set.of("format_version", "universe", "deployment_id", "created_at", "key_id");

  Identity {
    Check.matches("deployment_id", deploymentId, Deployment.FORM, Deployment.RULE);
    Check.matches("key_id", keyId, KEY_ID, "16 lower-case hexadecimal digits");
  }

  byte[] toBytes() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("format_version", FORMAT_VERSION);
    members.put("universe", universe.wireName());
    members.put("deployment_id", deploymentId);
    members.put("created_at", createdAt.toString());
    members.put("key_id", keyId);
    return (JsonBytes.text(members) + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws IllegalArgumentException if they are no identity, or one of a newer format
   */
  static Identity parse(byte[] bytes) {
    Map<String, Object> members = members(bytes);
    long version = field(members, "format_version", Long.class);
    if (version != FORMAT_VERSION) {
      throw new IllegalArgumentException(
          "format_version must be %d, was %d".formatted(FORMAT_VERSION, version));
    }
    if (!members.keySet().equals(FIELDS)) {
      throw new IllegalArgumentException("the fields must be " + FIELDS);
    }
    return new Identity(
        Universe.parse(field(members, "universe", String.class)),
        field(members, "deployment_id", String.class),
        Forms.readInstant(field(members, "created_at", String.class), Where.fact("created_at")),
        field(members, "key_id", String.class));
  }

  private static Map<String, Object> members(byte[] bytes) {
    try {
      return new StrictJson().object(bytes, 0, bytes.length);
    } catch (StrictJson.MalformedException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static <J> J field(Map<String, Object> members, String name, Class<J> type) {
    Object value = members.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " must be there, was missing");
    }
    return Form.requireType(type, value, Where.fact(name));
  }

  @Override
  public String toString() {
    return "universe %s of deployment %s, created %s".formatted(universe, deploymentId, createdAt);
  }
}
