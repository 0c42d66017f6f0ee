package io.orrery.trading;

import java.time.Instant;
import java.util.Optional;

/**
 * How an agent of a session does.
 *
 * @param name which
 * @param state where it is
 * @param lastTickAt when it last did something; empty if it never did
 * @param reason why it is idle, blocked or at its end, or what of its work it cannot do while it
 *     runs, as a sentence; empty while it does all
 * @param done how often it did its work in this session, 0 or above
 */
public record AgentReport(
    String name, State state, Optional<Instant> lastTickAt, Optional<String> reason, long done) {

  /** Where an agent is. On the wire in lower case. */
  public enum State {
    /** It is made and has not begun. */
    INITIALIZED,
    /** It does its work. */
    RUNNING,
    /** There is nothing to do, such as while the market is closed. */
    IDLE,
    /** It may not do its work. */
    BLOCKED,
    /** It could not go on. */
    ERROR
  }

  static AgentReport initialized(String name) {
    return new AgentReport(name, State.INITIALIZED, Optional.empty(), Optional.empty(), 0);
  }

  /** It runs, and did its work. */
  AgentReport ticked(Instant at, long times) {
    return new AgentReport(
        name, State.RUNNING, Optional.of(at), Optional.empty(), Math.addExact(done, times));
  }

  /** The same in another state. */
  AgentReport in(State other, Optional<String> why) {
    return new AgentReport(name, other, lastTickAt, why, done);
  }
}
