package io.orrery.wiring;

import io.orrery.broker.alpaca.AlpacaPace;
import io.orrery.feeds.Sleeper;
import java.time.Clock;

/**
 * How fast a market outside goes, and how fast it is asked.
 *
 * @param clock its time
 * @param sleeper waits in that time
 * @param alpaca how long Alpaca is waited for, and how often it is asked
 */
record Tempo(Clock clock, Sleeper sleeper, AlpacaPace alpaca) {

  /** As time goes by. */
  static Tempo usual(Clock clock) {
    return new Tempo(clock, Sleeper.THREAD, AlpacaPace.standard());
  }
}
