package io.orrery.ledger;

import io.orrery.basics.Check;
import io.orrery.basics.Sha256;
import io.orrery.universe.SessionId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the seal of a segment says.
 *
 * @param deploymentId the deployment that wrote the records
 * @param id their ledger
 * @param session their session
 * @param firstSeq the number of the first
 * @param previousHash the link before the first
 * @param head the place behind the last; its end is the length of the segment's file
 * @param treeRoot the root of the ledger's Merkle tree behind the last
 * @param frontier the roots of that tree's perfect subtrees, largest first
 * @param previousSeal the digest of the seal before; for the first seal the digest of the identity
 * @param reason why it was sealed
 * @param sealedAt when
 * @param checkpoint the ledger's checkpoint behind the last record, a signed note
 * @param keyId the key that signed
 */
record Seal(
    String deploymentId,
    LedgerId id,
    SessionId session,
    long firstSeq,
    Sha256 previousHash,
    Head head,
    Sha256 treeRoot,
    List<Sha256> frontier,
    Sha256 previousSeal,
    Reason reason,
    Instant sealedAt,
    String checkpoint,
    String keyId) {

  private static final String KIND = "seal";
  private static final long FORMAT_VERSION = 1;

  /** Why a segment was sealed. */
  enum Reason {
    SESSION_CLOSED,
    SIZE,
    MIDNIGHT,
    KEY_ROTATION,
    RECOVERY;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The bytes of its file, signed. */
  byte[] toBytes(Signer signer) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kind", KIND);
    members.put("format_version", FORMAT_VERSION);
    members.put("deployment_id", deploymentId);
    members.put("universe", id.universe().wireName());
    members.put("stream", id.stream().wireName());
    members.put("session_id", session.value());
    members.put("first_seq", firstSeq);
    members.put("last_seq", head.seq());
    members.put("count", head.seq() - firstSeq + 1);
    members.put("bytes", head.end());
    members.put("previous_hash", previousHash.value());
    members.put("last_hash", Sha256.ofRaw(head.hash()).value());
    members.put("tree_root", treeRoot.value());
    members.put("tree_frontier", frontier.stream().<Object>map(Sha256::value).toList());
    members.put("previous_seal", previousSeal.value());
    members.put("reason", reason.wireName());
    members.put("sealed_at", sealedAt.toString());
    members.put("checkpoint", checkpoint);
    members.put("key_id", keyId);
    return signer.signed(members);
  }

  /**
   * Reads the bytes of a file; the signature is not looked at.
   *
   * @throws IllegalArgumentException if they are no seal, naming the member
   */
  static Seal parse(byte[] bytes) {
    Members in = Members.parse(bytes);
    in.require("kind", KIND);
    in.require("format_version", FORMAT_VERSION);
    String deploymentId = in.text("deployment_id");
    LedgerId id = new LedgerId(Universe.parse(in.text("universe")), stream(in.text("stream")));
    SessionId session = new SessionId(in.text("session_id"));
    long firstSeq = Check.atLeastOne("first_seq", in.number("first_seq"));
    long lastSeq = in.number("last_seq");
    in.require("count", Check.atLeastOne("count", lastSeq - firstSeq + 1));
    long length = Check.atLeastOne("bytes", in.number("bytes"));
    Sha256 previousHash = new Sha256(in.text("previous_hash"));
    byte[] lastHash = new Sha256(in.text("last_hash")).raw();
    Seal seal =
        new Seal(
            deploymentId,
            id,
            session,
            firstSeq,
            previousHash,
            new Head(lastSeq, length, lastHash),
            new Sha256(in.text("tree_root")),
            in.texts("tree_frontier").stream().map(Sha256::new).toList(),
            new Sha256(in.text("previous_seal")),
            reason(in.text("reason")),
            in.instant("sealed_at"),
            in.text("checkpoint"),
            in.text("key_id"));
    in.text(Signer.SIGNATURE);
    in.requireNoMore();
    return seal;
  }

  /** The ledger's tree behind the last record. */
  Merkle tree() {
    return new Merkle(head.seq(), frontier.stream().map(Sha256::raw).toList());
  }

  private static Stream stream(String name) {
    return Envelope.constant(Stream.values(), Stream::wireName, name);
  }

  private static Reason reason(String name) {
    return Envelope.constant(Reason.values(), Reason::wireName, name);
  }
}
