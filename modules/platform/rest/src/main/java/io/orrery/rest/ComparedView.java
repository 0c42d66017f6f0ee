package io.orrery.rest;

import io.orrery.analytics.Performance;
import io.orrery.parity.ComparedSession;
import io.orrery.parity.RecordedSession;
import io.orrery.runs.RunFinished.Figure;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.FactFields;
import io.orrery.trade.Selection;
import java.util.List;
import java.util.Map;

/** One side of a comparison: its label, its figures and its curve, apart from the other's. */
record ComparedView(RecordedSession session, SessionFigures figures) {

  /** With a curve of at most so many points. */
  Map<String, Object> of(ComparedSession side, int points) {
    Members members = new Members().putAll(side.toMap());
    try {
      Performance performance = figures.performance(session.archive(), session.session(), null);
      members
          .put("currency", performance.evidence().currency().value())
          .put("metrics", FactFields.value(Figure.all(performance.metrics())));
    } catch (ProblemException e) {
      if (e.problem().type() != ProblemType.NO_EVIDENCE) {
        throw e;
      }
      members.put("metrics_undefined_because", e.problem().detail());
    }
    return members.put("curve", curve(side, points)).view();
  }

  private List<Map<String, Object>> curve(ComparedSession side, int points) {
    return session
        .archive()
        .equity()
        .thinned(Selection.all().withSession(side.id()), points)
        .stream()
        .map(record -> point(record.fact()))
        .toList();
  }

  private static Map<String, Object> point(EquityPoint point) {
    return new Members()
        .put("observed_at", point.observedAt().toString())
        .put("equity", point.equity().value().toPlainString())
        .view();
  }
}
