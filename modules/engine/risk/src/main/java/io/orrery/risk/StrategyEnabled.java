package io.orrery.risk;

import io.orrery.basics.StrategyName;
import io.orrery.universe.Fact;
import java.time.Instant;

/**
 * Event: a person let a disabled strategy trade again.
 *
 * @param strategy which
 * @param person who
 * @param reason why
 * @param enabledAt when
 */
public record StrategyEnabled(
    StrategyName strategy, String person, String reason, Instant enabledAt) implements Fact {}
