package io.orrery.rest;

import io.orrery.analytics.Evidence;
import io.orrery.session.SessionBook;
import io.orrery.trade.Direction;
import io.orrery.trade.History;
import io.orrery.trade.Selection;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.SessionId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sessions recorded, kept from one request to the next: as long as a session has recorded
 * nothing more, nothing of it is read again. It keeps what was asked for last, up to a bound. Safe
 * for use by many threads.
 */
final class KnownEvidence {

  /** Most account values and round trips that are kept, of all sessions together. */
  static final long MOST = SessionEvidence.MOST;

  private final long most;
  private final Map<SessionId, Known> bySession = new LinkedHashMap<>(16, 0.75f, true);

  KnownEvidence() {
    this(MOST);
  }

  KnownEvidence(long most) {
    this.most = most;
  }

  /** What was found when the ledgers ended at these numbers, or after them. */
  private record Known(Ends ends, Finding finding) {

    long size() {
      return finding.size();
    }
  }

  private record Ends(long equity, long trades) {

    static Ends of(UniverseArchive archive) {
      return new Ends(archive.equity().lastSeq(), archive.trades().lastSeq());
    }
  }

  /** What a session's records amount to, or why they amount to nothing. */
  private sealed interface Finding {

    Evidence evidence();

    long size();
  }

  private record Found(Evidence evidence) implements Finding {

    @Override
    public long size() {
      return 1L
          + evidence.curve().size()
          + evidence.activity().map(activity -> activity.roundTrips().size()).orElse(0);
    }
  }

  private record Refused(Problem problem) implements Finding {

    @Override
    public Evidence evidence() {
      throw new ProblemException(problem);
    }

    @Override
    public long size() {
      return 1;
    }
  }

  /**
   * What a session recorded.
   *
   * @throws ProblemException as {@link SessionEvidence#of} does
   */
  Evidence of(UniverseArchive archive, SessionBook.Entry session) {
    Ends now = Ends.of(archive);
    Known known = find(session.id());
    Finding finding =
        known != null && isStill(known.ends(), now, archive, session.id())
            ? known.finding()
            : read(archive, session);
    keep(session.id(), new Known(now, finding));
    return finding.evidence();
  }

  /** Whether the session has nothing among what the ledgers have more by now. */
  private static boolean isStill(
      Ends before, Ends now, UniverseArchive archive, SessionId session) {
    return hasNoMore(archive.equity(), before.equity(), now.equity(), session)
        && hasNoMore(archive.trades(), before.trades(), now.trades(), session);
  }

  private static boolean hasNoMore(History<?> history, long before, long now, SessionId session) {
    return now == before
        || (now > before
            && history
                .select(Selection.all().withSession(session), Direction.OLDEST_FIRST, before, 1)
                .isEmpty());
  }

  private static Finding read(UniverseArchive archive, SessionBook.Entry session) {
    try {
      return new Found(SessionEvidence.of(archive, session));
    } catch (ProblemException e) {
      return new Refused(e.problem());
    }
  }

  private synchronized @Nullable Known find(SessionId session) {
    return bySession.get(session);
  }

  private synchronized void keep(SessionId session, Known known) {
    bySession.put(session, known);
    long size = bySession.values().stream().mapToLong(Known::size).sum();
    Iterator<Known> oldest = bySession.values().iterator();
    while (size > most && oldest.hasNext()) {
      size -= oldest.next().size();
      oldest.remove();
    }
  }
}
