package io.orrery.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The segments of one ledger as its owner has them: the writer's thread publishes, any number of
 * readers take snapshots without waiting.
 */
final class Chain {

  private volatile Snapshot snapshot;

  /**
   * The segments at one moment.
   *
   * @param sealed oldest first, without gaps
   * @param active how far the active segment is acknowledged; it moves on while a reader has the
   *     snapshot
   */
  record Snapshot(List<Segment> sealed, ActiveHead active) {

    Snapshot {
      sealed = List.copyOf(sealed);
    }

    /** The place before the first record of the active segment. */
    Head activeStart(byte[] genesis) {
      return sealed.isEmpty() ? new Head(0, 0, genesis) : sealed.get(sealed.size() - 1).next();
    }
  }

  Chain(List<Segment> sealed, ActiveHead active) {
    this.snapshot = new Snapshot(sealed, active);
  }

  /** What is there now. */
  Snapshot snapshot() {
    return snapshot;
  }

  /** From now on {@code finished} does not grow, and {@code active} is the head of a new one. */
  void rotate(Segment finished, ActiveHead active) {
    List<Segment> all = new ArrayList<>(snapshot.sealed());
    all.add(finished);
    snapshot = new Snapshot(all, active);
  }
}
