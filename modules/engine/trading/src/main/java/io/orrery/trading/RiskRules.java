package io.orrery.trading;

import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.RiskGate;

/**
 * By which rules a session trades.
 *
 * @param gate which every order passes
 * @param rearm what lifts a trip of the breaker
 * @param market what is known of the market when a decision is made
 */
public record RiskRules(RiskGate gate, CircuitBreaker.Rearm rearm, MarketView market) {}
