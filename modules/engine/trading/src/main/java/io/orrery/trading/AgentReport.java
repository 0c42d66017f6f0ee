package io.orrery.trading;

import java.time.Instant;
import java.util.Optional;

/**
 * How an agent of a session does.
 *
 * @param name which
 * @param state where it is
 * @param lastTickAt when it last did something; empty if it never did
 * @param reason why it is idle, blocked or at its end, as a sentence; empty while it runs
 */
public record AgentReport(
    String name, State state, Optional<Instant> lastTickAt, Optional<String> reason) {

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
}
