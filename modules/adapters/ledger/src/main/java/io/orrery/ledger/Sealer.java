package io.orrery.ledger;

import io.orrery.basics.Sha256;
import io.orrery.universe.SessionId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;

/**
 * Seals the segments of one ledger, one after the other, and signs its checkpoints. Only the writer
 * uses it, on one thread at a time.
 */
final class Sealer {

  private final Home home;
  private final Disk disk;
  private final LedgerId id;
  private final Keys keys;
  private final Checkpoints checkpoints;
  private final String deploymentId;
  private Merkle tree;
  private Sha256 previousSeal;

  Sealer(Owned owned, LedgerId id, Merkle tree, Sha256 previousSeal) {
    this.home = owned.home();
    this.disk = owned.disk();
    this.keys = owned.keys();
    this.checkpoints = owned.checkpoints();
    this.deploymentId = owned.identity().deploymentId();
    this.id = id;
    this.tree = tree;
    this.previousSeal = previousSeal;
  }

  /**
   * Writes the seal of a segment whose file is already at its place in the sealed folder, durably.
   */
  Segment seal(Run run, Seal.Reason reason, Instant now) throws IOException {
    Merkle grown = grown(run.links());
    Sha256 root = Sha256.ofRaw(grown.root());
    Signer signer = keys.signer();
    Seal seal =
        new Seal(
            deploymentId,
            id,
            run.session(),
            run.start().seq() + 1,
            Sha256.ofRaw(run.start().hash()),
            run.head(),
            root,
            grown.subtrees().stream().map(Sha256::ofRaw).toList(),
            previousSeal,
            reason,
            now,
            note(signer, grown.size(), root),
            signer.keyId());
    byte[] bytes = seal.toBytes(signer);
    disk.create(home.seal(id, seal.firstSeq()), bytes);
    tree = grown;
    previousSeal = Sha256.of(bytes);
    checkpoints.publish(id, seal.head().seq(), seal.checkpoint());
    Path path = home.segment(id, seal.firstSeq());
    return new Segment(path, run.session(), seal.firstSeq(), run.start().hash(), run.head());
  }

  /** Publishes a checkpoint of the ledger with these links behind its last seal. */
  void publishCheckpoint(Links links) throws IOException {
    Merkle grown = grown(links);
    Sha256 root = Sha256.ofRaw(grown.root());
    checkpoints.publish(id, grown.size(), note(keys.signer(), grown.size(), root));
  }

  private Merkle grown(Links links) {
    Merkle grown = tree.copy();
    links.addTo(grown);
    return grown;
  }

  private String note(Signer signer, long size, Sha256 root) {
    String origin = "orrery/%s/%s/%s".formatted(deploymentId, id.universe(), id.stream());
    String encoded = Base64.getEncoder().encodeToString(root.raw());
    return signer.note(origin, origin + "\n" + size + "\n" + encoded + "\n");
  }

  /**
   * Records of one session behind each other, about to be sealed.
   *
   * @param session theirs
   * @param start the place before the first, in their file
   * @param head the place behind the last
   * @param links of all of them
   */
  record Run(SessionId session, Head start, Head head, Links links) {}
}
