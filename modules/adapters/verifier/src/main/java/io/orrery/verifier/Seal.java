package io.orrery.verifier;

import io.orrery.basics.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a seal says of its segment. */
record Seal(
    String deploymentId,
    String universe,
    String stream,
    String session,
    long firstSeq,
    long lastSeq,
    long count,
    long bytes,
    Sha256 previousHash,
    Sha256 lastHash,
    Sha256 treeRoot,
    List<Sha256> frontier,
    Sha256 previousSeal,
    Instant sealedAt,
    Checkpoint checkpoint,
    String keyId) {

  private static final List<String> MEMBERS =
      List.of(
          "kind",
          "format_version",
          "deployment_id",
          "universe",
          "stream",
          "session_id",
          "first_seq",
          "last_seq",
          "count",
          "bytes",
          "previous_hash",
          "last_hash",
          "tree_root",
          "tree_frontier",
          "previous_seal",
          "reason",
          "sealed_at",
          "checkpoint",
          "key_id",
          "signature");

  private static final Set<String> REASONS =
      Set.of("session_closed", "size", "midnight", "key_rotation", "recovery");

  /**
   * Reads the members of the seal's file.
   *
   * @throws IllegalArgumentException if one is missing or has another form
   */
  static Seal read(String shown, SignedObject object) {
    Fields fields = new Fields(object.members(), MEMBERS);
    fields.require("kind", "seal");
    if (fields.number("format_version") != 1 || !REASONS.contains(fields.text("reason"))) {
      throw new IllegalArgumentException(
          "format_version must be 1, and reason one of " + REASONS.stream().sorted().toList());
    }
    return new Seal(
        fields.text("deployment_id"),
        fields.text("universe"),
        fields.text("stream"),
        fields.text("session_id"),
        fields.number("first_seq"),
        fields.number("last_seq"),
        fields.number("count"),
        fields.number("bytes"),
        fields.digest("previous_hash"),
        fields.digest("last_hash"),
        fields.digest("tree_root"),
        fields.digests("tree_frontier"),
        fields.digest("previous_seal"),
        fields.instant("sealed_at"),
        Checkpoint.read(shown, fields.text("checkpoint")),
        fields.text("key_id"));
  }
}
