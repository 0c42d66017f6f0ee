package io.orrery.risk;

import io.orrery.basics.StrategyName;
import io.orrery.universe.Fact;
import java.time.Instant;

/**
 * Event: no order of a strategy that adds risk passes the gate until a person enables it.
 *
 * @param strategy which
 * @param reason why, as a sentence
 * @param disabledAt when
 */
public record StrategyDisabled(StrategyName strategy, String reason, Instant disabledAt)
    implements Fact {}
