package io.orrery.promotion;

import io.orrery.session.ControlId;
import io.orrery.universe.Fact;
import java.time.Instant;

/**
 * Audit record: another person approves a promotion.
 *
 * @param promotionId which
 * @param approvedBy who
 * @param evidence by what that is known
 * @param reason why
 * @param approvedAt from when on, UTC
 */
public record PromotionApproved(
    ControlId promotionId, String approvedBy, String evidence, String reason, Instant approvedAt)
    implements Fact {}
