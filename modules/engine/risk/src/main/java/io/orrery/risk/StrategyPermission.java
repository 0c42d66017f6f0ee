package io.orrery.risk;

import java.time.Instant;

/**
 * Whether a strategy may take on risk in a universe by the word of persons (contract U15). Reducing
 * risk needs no permission.
 */
public sealed interface StrategyPermission {

  /** Its universe asks for no persons' word. */
  record NotNeeded() implements StrategyPermission {}

  /**
   * It may.
   *
   * @param promotion the name of the promotion that says so
   * @param limits under which limits, as strict as the universe's or stricter
   * @param until until when, exclusive, UTC
   */
  record Granted(String promotion, RiskLimits limits, Instant until)
      implements StrategyPermission {}

  /**
   * It may not.
   *
   * @param reason why, as a sentence
   */
  record Withheld(String reason) implements StrategyPermission {}
}
