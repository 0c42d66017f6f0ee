package io.orrery.ledger;

import io.orrery.basics.Check;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code identity.json} says of a universe's root. Its bytes are where every hash chain below
 * the root starts.
 *
 * @param universe the only universe whose records lie below the root
 * @param deploymentId the only deployment that writes there
 * @param createdAt when the root was made
 * @param keyId the name of the key that signs its seals
 * @param run the run whose root it is, if it is not the universe's own
 */
record Identity(
    Universe universe, String deploymentId, Instant createdAt, String keyId, Optional<RunId> run) {

  private static final long FORMAT_VERSION = 1;
  private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{16}");

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
    run.ifPresent(id -> members.put("run_id", id.value()));
    return (JsonBytes.text(members) + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws IllegalArgumentException if they are no identity, or one of a newer format
   */
  static Identity parse(byte[] bytes) {
    Members in = Members.parse(bytes);
    in.require("format_version", FORMAT_VERSION);
    Identity identity =
        new Identity(
            Universe.parse(in.text("universe")),
            in.text("deployment_id"),
            in.instant("created_at"),
            in.text("key_id"),
            in.has("run_id") ? Optional.of(new RunId(in.text("run_id"))) : Optional.empty());
    in.requireNoMore();
    return identity;
  }

  @Override
  public String toString() {
    return "%suniverse %s of deployment %s, created %s"
        .formatted(
            run.map(id -> "run " + id + " in ").orElse(""), universe, deploymentId, createdAt);
  }
}
