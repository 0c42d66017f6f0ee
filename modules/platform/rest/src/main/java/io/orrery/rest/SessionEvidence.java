package io.orrery.rest;

import io.orrery.analytics.Evidence;
import io.orrery.session.SessionBook;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.History;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionId;
import java.util.ArrayList;
import java.util.List;

/** Collects what one session recorded, and refuses more of it than memory should hold. */
final class SessionEvidence {

  /** Most records of a kind. */
  static final int MOST = 1_000_000;

  private SessionEvidence() {}

  /**
   * What a session recorded.
   *
   * @throws ProblemException if it recorded no account value, or more than is calculated at once,
   *     or what does not fit together; its sentence says so
   */
  static Evidence of(UniverseArchive archive, SessionBook.Entry session) {
    List<Recorded<EquityPoint>> points = all(archive.equity(), session.id());
    List<Recorded<Trade>> trades = all(archive.trades(), session.id());
    if (points.isEmpty()) {
      throw nothing(
          "session %s must have recorded what its account was worth, and has not: nothing can be calculated"
              .formatted(session.id()));
    }
    try {
      return Evidence.recorded(points, trades, session.assumptions());
    } catch (IllegalArgumentException e) {
      throw nothing(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Refuses a run of which there is nothing to calculate from, or more than memory should hold.
   *
   * @throws ProblemException with the sentence that says so
   */
  static void requireEnough(UniverseArchive run, String name) {
    long points = run.equity().lastSeq();
    long trades = run.trades().lastSeq();
    if (points == 0 || points > MOST || trades > MOST) {
      throw nothing(
          "from 1 to %d account values and at most as many fills are calculated at once, %s has %d and %d"
              .formatted(MOST, name, points, trades));
    }
  }

  private static <F extends Fact> List<Recorded<F>> all(History<F> history, SessionId session) {
    List<Recorded<F>> all = new ArrayList<>();
    Selection selection = Selection.all().withSession(session);
    history.scan(
        selection,
        0,
        scanned -> {
          all.add(scanned.record());
          return all.size() <= MOST;
        });
    if (all.size() > MOST) {
      throw nothing(
          "at most %d records of the %s of a session are calculated at once, and %s has more"
              .formatted(MOST, history.stream().wireName(), session));
    }
    return all;
  }

  private static ProblemException nothing(String sentence) {
    return new ProblemException(ProblemType.NO_EVIDENCE, sentence);
  }
}
