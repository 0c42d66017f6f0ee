package io.orrery.session;

import io.orrery.universe.Fact;

/**
 * Audit record: orders of real capital may not pass any more, or a request lapsed. It took effect
 * before it was recorded.
 *
 * @param requestId the request that it ends
 * @param reason why
 */
public record Disarmed(ControlId requestId, String reason) implements Fact {}
