package io.orrery.session;

import io.orrery.universe.Fact;
import java.time.Instant;

/**
 * Audit record: another person approves, and orders of real capital may pass.
 *
 * @param requestId the request
 * @param approvedBy who
 * @param evidence by what that is known
 * @param armedAt from when on, UTC
 * @param expiresAt until when, exclusive, UTC
 */
public record ArmingApproved(
    ControlId requestId, String approvedBy, String evidence, Instant armedAt, Instant expiresAt)
    implements Fact {}
