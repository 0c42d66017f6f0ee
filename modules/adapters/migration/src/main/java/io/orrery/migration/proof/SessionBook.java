package io.orrery.migration.proof;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The sessions that the rows of one file name: one at a time, each once. What comes back, and what
 * goes on behind a splice, is not one life of one process.
 */
final class SessionBook {

  private static final int MOST = 10_000;

  private final Set<String> ended = new HashSet<>();
  private Optional<String> current = Optional.empty();
  private boolean isSpliced;

  /** What speaks against a row of this session in this run; to be asked for every such row. */
  Optional<Reason> take(String session, Run run) {
    if (!current.equals(Optional.of(session))) {
      if (ended.contains(session)) {
        return Optional.of(Reason.SESSION_INTERLEAVED);
      }
      if (ended.size() >= MOST) {
        return Optional.of(Reason.TOO_MANY_SESSIONS);
      }
      current.ifPresent(ended::add);
      current = Optional.of(session);
      isSpliced = false;
      return Optional.empty();
    }
    isSpliced |= run.rows() == 1 && run.cause().isSplice();
    return isSpliced ? Optional.of(Reason.SESSION_SPLICED) : Optional.empty();
  }
}
