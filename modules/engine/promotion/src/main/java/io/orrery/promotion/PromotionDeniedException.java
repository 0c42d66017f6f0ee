package io.orrery.promotion;

import java.util.List;

/** What a promotion was to rest on is missing or too weak, which is on record. */
public final class PromotionDeniedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> reasons;

  PromotionDeniedException(List<String> reasons) {
    super(
        "what a promotion rests on must be there and strong enough, and is not: "
            + String.join("; ", reasons));
    this.reasons = List.copyOf(reasons);
  }

  /** What is missing or too weak, one sentence each. */
  public List<String> reasons() {
    return reasons;
  }
}
