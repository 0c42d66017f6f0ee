package io.orrery.trading;

import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.RiskGate;

/**
 * By which rules a session trades.
 *
 * @param gate which every order passes
 * @param rearm what lifts a trip of the breaker
 * @param market what is known of the market when a decision is made
 * @param permits which strategies may take on risk
 */
public record RiskRules(
    RiskGate gate, CircuitBreaker.Rearm rearm, MarketView market, StrategyPermits permits) {

  /** Where nobody promotes anything: see {@link StrategyPermits#none}. */
  public RiskRules(RiskGate gate, CircuitBreaker.Rearm rearm, MarketView market) {
    this(gate, rearm, market, StrategyPermits.none(gate.universe()));
  }
}
