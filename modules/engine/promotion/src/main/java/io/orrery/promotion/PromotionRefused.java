package io.orrery.promotion;

import io.orrery.session.ControlId;
import io.orrery.universe.Fact;
import java.time.Instant;

/**
 * Audit record: a person refuses a promotion that was asked for.
 *
 * @param promotionId which
 * @param refusedBy who
 * @param evidence by what that is known
 * @param reason why
 * @param refusedAt when, UTC
 */
public record PromotionRefused(
    ControlId promotionId, String refusedBy, String evidence, String reason, Instant refusedAt)
    implements Fact {}
