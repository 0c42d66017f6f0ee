package io.orrery.trading.observability;

import java.util.List;
import java.util.Locale;

/** What an agent of a session does. On the wire in lower case. */
public enum Role {
  /** Takes closed bars from the feed. */
  DATA,
  /** Asks the strategies. */
  SIGNAL,
  /** Holds every order against the limits. */
  RISK,
  /** Sends what may be sent, and hears what becomes of it. */
  EXECUTION,
  /** Sells what lost too much. */
  MONITOR,
  /** Raises alerts when one of the others stops doing its work. */
  ALERT,
  /** Records what the account is worth. */
  ANALYTICS,
  /** Records account and positions every so often. */
  SESSION_LOGGER,
  /** Compares what the others do with what is expected of them. */
  OBSERVABILITY,
  /** Records the bars that a session sees, for a replay. */
  REPLAY_RECORDER,
  /** Looks whether a page is there. */
  UI_CHECK,
  /** Runs a command of the administrator. */
  TEST_AGENT;

  /** All, in the order in which people read them. */
  public static final List<Role> ALL = List.of(values());

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
