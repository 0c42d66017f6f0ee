package io.orrery.session;

/**
 * Something that acts in one session by itself, on a thread of its own: it begins when a session
 * employs it and ends before that session does.
 */
public interface Agent {

  /** Begins to act, and returns at once. Called once. */
  void start();

  /**
   * Ends it and waits until nothing of it runs any more. Called once, while the session still takes
   * records, so that what was begun can be recorded to its end.
   */
  void stop();
}
