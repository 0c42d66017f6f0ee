package io.orrery.promotion;

import io.orrery.session.ControlId;
import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import java.util.List;

/**
 * Audit record: a person asked for a promotion, and what it was to rest on is missing or too weak.
 * Nothing came of it.
 *
 * @param promotionId its name
 * @param requestedBy who
 * @param evidence by what that is known
 * @param strategy which strategy, as it was named
 * @param to in which universe
 * @param reasons what is missing or too weak, one sentence each
 */
public record PromotionDenied(
    ControlId promotionId,
    String requestedBy,
    String evidence,
    String strategy,
    Universe to,
    List<String> reasons)
    implements Fact {

  /** Copies the list. */
  public PromotionDenied {
    reasons = List.copyOf(reasons);
  }
}
