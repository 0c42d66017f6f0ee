package io.orrery.rest;

import io.orrery.session.KillCall;
import io.orrery.session.KillOrder;
import io.orrery.session.KillReport;
import io.orrery.session.Universes;
import io.orrery.trade.ControlScope;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Somebody wants to kill; what that did. */
final class KillRequest {

  static final FlatObject.Shape SHAPE = new FlatObject.Shape(List.of("reason"), List.of());

  /** There are no users yet: whoever reaches the server from this machine. */
  private static final String BY = "somebody on this machine";

  private KillRequest() {}

  static Map<String, Object> engage(Universes universes, ControlScope scope, InputStream body) {
    KillWords words = KillWords.read(body);
    KillOrder order = new KillOrder(words.reason(), BY, KillOrder.Way.HTTP);
    KillReport report = universes.killSwitch().engage(scope, order);
    return new Members()
        .put("scope", scope.wireName())
        .put("engaged_at", report.engagedAt().toString())
        .put("reason", order.reason())
        .put("survives_restart", report.isLatched())
        .put("problem", report.problem())
        .put("ignored", words.ignored())
        .put("sessions", report.sessions().stream().map(KillRequest::view).toList())
        .view();
  }

  private static Map<String, Object> view(KillReport.OfSession session) {
    return new Members()
        .put("universe", session.session().universe().wireName())
        .put("session_id", session.session().value())
        .put("recorded", session.isRecorded())
        .put("parts", session.parts().stream().map(KillRequest::view).toList())
        .view();
  }

  private static Map<String, Object> view(KillCall call) {
    return new Members()
        .put("part", call.part())
        .put("outcome", call.outcome().name().toLowerCase(Locale.ROOT))
        .put("called_after", call.calledAfter().toString())
        .put("detail", call.detail())
        .view();
  }
}
