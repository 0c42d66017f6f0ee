package io.orrery.promotion;

import io.orrery.session.ControlId;
import io.orrery.universe.Fact;
import java.time.Instant;

/**
 * Audit record: a person takes a promotion back; no new risk is taken on by it from now on.
 *
 * @param promotionId which
 * @param revokedBy who
 * @param evidence by what that is known
 * @param reason why
 * @param revokedAt when, UTC
 */
public record PromotionRevoked(
    ControlId promotionId, String revokedBy, String evidence, String reason, Instant revokedAt)
    implements Fact {}
