package io.orrery.rest;

import io.orrery.trade.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest check of one universe's ledgers in this process.
 *
 * @param state where it stands
 * @param startedAt when it began; empty if there was none
 * @param endedAt when it ended
 * @param verdicts one for each ledger, once it is done
 */
record Verification(
    State state, Optional<Instant> startedAt, Optional<Instant> endedAt, List<Verdict> verdicts) {

  static final Verification NEVER =
      new Verification(State.NEVER, Optional.empty(), Optional.empty(), List.of());

  /** Where a check stands. */
  enum State {
    NEVER,
    RUNNING,
    DONE,
    FAILED
  }

  static Verification started(Instant now) {
    return new Verification(State.RUNNING, Optional.of(now), Optional.empty(), List.of());
  }

  Verification done(Instant now, List<Verdict> found) {
    return new Verification(State.DONE, startedAt, Optional.of(now), List.copyOf(found));
  }

  Verification failed(Instant now) {
    return new Verification(State.FAILED, startedAt, Optional.of(now), List.of());
  }

  Map<String, Object> view() {
    Members members =
        new Members()
            .put("state", state.name().toLowerCase(java.util.Locale.ROOT))
            .put("started_at", startedAt.map(Instant::toString))
            .put("ended_at", endedAt.map(Instant::toString));
    if (state == State.DONE) {
      members
          .put("intact", verdicts.stream().allMatch(Verdict.Intact.class::isInstance))
          .put("verdicts", verdicts.stream().map(Verification::view).toList());
    }
    if (state == State.FAILED) {
      members.put("detail", "the files must be readable to be verified: the server's log says why");
    }
    return members.view();
  }

  private static Map<String, Object> view(Verdict verdict) {
    Members members = new Members().put("stream", verdict.stream().wireName());
    if (verdict instanceof Verdict.Intact intact) {
      members
          .put("verdict", "intact")
          .put("records", intact.records())
          .put("head", intact.head().value())
          .put("tree_root", intact.treeRoot().value())
          .put("seals", (long) intact.seals())
          .put("torn_bytes", intact.tornBytes());
    } else if (verdict instanceof Verdict.NotIntact broken) {
      members
          .put("verdict", "not_intact")
          .put("fault", broken.fault().wireName())
          .put("file", broken.place().file())
          .put("line", broken.place().line())
          .put("byte", broken.place().offset())
          .put("seq", broken.place().seq())
          .put("detail", broken.detail());
    }
    return members.view();
  }
}
