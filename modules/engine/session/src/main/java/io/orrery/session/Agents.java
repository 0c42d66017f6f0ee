package io.orrery.session;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** Who acts in one session; the session guards it. */
final class Agents {

  private static final System.Logger LOG = System.getLogger(Agents.class.getName());

  private final Deque<Agent> newestFirst = new ArrayDeque<>();

  void start(Agent agent) {
    agent.start();
    newestFirst.push(agent);
  }

  /** Ends all, the newest first; one that fails at its end keeps no other from ending. */
  void stop() {
    while (!newestFirst.isEmpty()) {
      Agent agent = newestFirst.pop();
      try {
        agent.stop();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, agent + " failed to stop", e);
      }
    }
  }
}
