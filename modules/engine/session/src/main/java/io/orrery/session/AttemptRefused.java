package io.orrery.session;

import io.orrery.universe.Fact;

/**
 * Audit record: someone tried what the contract forbids, and nothing came of it.
 *
 * @param attempt what was tried, in snake case
 * @param sentence what must hold, and what was found
 */
public record AttemptRefused(String attempt, String sentence) implements Fact {}
