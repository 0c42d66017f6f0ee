package io.orrery.session;

import io.orrery.universe.Fact;

/**
 * Audit record: a person lets what a kill switch stopped go on. Written before it takes effect.
 *
 * @param scope {@code all}, or the universe
 * @param person who
 * @param evidence by what that is known
 * @param reason why
 */
public record KillReleased(String scope, String person, String evidence, String reason)
    implements Fact {}
