package io.orrery.rest;

import io.orrery.session.Inventory;
import io.orrery.session.TeardownProof;
import io.orrery.session.Transition;
import io.orrery.session.TransitionPlan;
import io.orrery.session.TransitionResult;
import io.orrery.session.TransitionState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Transitions as clients read them. */
final class TransitionView {

  private TransitionView() {}

  static Map<String, Object> of(TransitionState state) {
    return new Members()
        .put("id", state.id().value())
        .put("state", state.phase().name().toLowerCase(Locale.ROOT))
        .put("detail", state.sentence())
        .putAll(wanted(state.transition(), state.sourceSession()))
        .view();
  }

  static Map<String, Object> of(TransitionPlan plan) {
    Members counts = new Members();
    Arrays.stream(Inventory.Kind.values())
        .forEach(kind -> counts.put(kind.wireName(), plan.count(kind)));
    return new Members()
        .put("state", "planned")
        .putAll(wanted(plan.transition(), plan.sourceSession()))
        .put("destroys", counts.view())
        .put("parts", parts(plan.parts()))
        .view();
  }

  static Map<String, Object> of(TransitionResult result) {
    return new Members()
        .putAll(of(result.state()))
        .put("target_session", result.targetSession())
        .put("took", result.took().toString())
        .put("teardown", result.proof().map(TransitionView::of))
        .view();
  }

  private static Map<String, Object> of(TeardownProof proof) {
    return new Members()
        .put("source_session", proof.sessionId())
        .put("remaining", proof.remaining())
        .put("open_files_known", proof.areFilesKnown())
        .put("parts", parts(proof.parts()))
        .view();
  }

  private static Map<String, Object> wanted(Transition wanted, String session) {
    return new Members()
        .put("from", wanted.from().wireName())
        .put("to", wanted.to().wireName())
        .put("source_session", session)
        .put("reason", wanted.reason())
        .put("by", wanted.by())
        .put("open_orders", wanted.openOrders().name().toLowerCase(Locale.ROOT))
        .view();
  }

  private static List<Map<String, Object>> parts(List<Inventory.Item> items) {
    return items.stream()
        .map(
            item ->
                new Members()
                    .put("kind", item.kind().wireName())
                    .put("name", item.name())
                    .put("state", item.state().name().toLowerCase(Locale.ROOT))
                    .view())
        .toList();
  }
}
