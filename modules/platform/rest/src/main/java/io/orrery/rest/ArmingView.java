package io.orrery.rest;

import io.orrery.session.ArmingRequested;
import io.orrery.session.ArmingState;
import java.util.Map;

/** How the arming of a session stands, as clients read it. */
final class ArmingView {

  private ArmingView() {}

  /** One word. */
  static String word(ArmingState state) {
    if (state instanceof ArmingState.NotNeeded) {
      return "not_needed";
    }
    if (state instanceof ArmingState.Requested) {
      return "requested";
    }
    return state instanceof ArmingState.Armed ? "armed" : "disarmed";
  }

  static Map<String, Object> of(ArmingState state) {
    Members view = new Members().put("state", word(state)).put("detail", state.sentence());
    if (state instanceof ArmingState.Requested asked) {
      addRequest(view, asked.request());
      view.put("lapses_at", asked.lapsesAt().toString());
    }
    if (state instanceof ArmingState.Armed armed) {
      addRequest(view, armed.request());
      view.put("approved_by", armed.approval().approvedBy())
          .put("armed_at", armed.approval().armedAt().toString())
          .put("expires_at", armed.approval().expiresAt().toString());
    }
    return view.view();
  }

  private static void addRequest(Members view, ArmingRequested request) {
    view.put("request_id", request.requestId().value())
        .put("requested_by", request.requestedBy())
        .put("reason", request.reason())
        .put("limits", request.limits())
        .put("ttl", request.ttl().toString())
        .put("code_digest", request.codeDigest().value());
  }
}
