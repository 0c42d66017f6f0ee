package io.orrery.session;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who acts in one session. While the session is killed nobody begins: those who are employed
 * meanwhile wait. Safe for use by many threads; nothing waits for an agent but who stops it.
 */
final class Agents {

  private static final System.Logger LOG = System.getLogger(Agents.class.getName());

  private final List<Agent> acting = new ArrayList<>();
  private final List<Agent> waiting = new ArrayList<>();

  synchronized void start(Agent agent) {
    agent.start();
    acting.add(agent);
  }

  synchronized void startLater(Agent agent) {
    waiting.add(agent);
  }

  /** Those who wait begin. */
  synchronized void startWaiting() {
    List<Agent> beginning = List.copyOf(waiting);
    waiting.clear();
    for (Agent agent : beginning) {
      try {
        start(agent);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, agent + " failed to begin", e);
      }
    }
  }

  /** Ends one that acts, unless it has been ended already. */
  void stop(Agent agent) {
    if (leaves(agent)) {
      agent.stop();
    }
  }

  /** Ends all, the newest first; one that fails at its end keeps no other from ending. */
  void stop() {
    for (Agent agent : newestFirst()) {
      try {
        stop(agent);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, agent + " failed to stop", e);
      }
    }
  }

  /** Whether it acts or waits to. */
  synchronized boolean has(Agent agent) {
    return acting.contains(agent) || waiting.contains(agent);
  }

  private synchronized List<Agent> newestFirst() {
    waiting.clear();
    List<Agent> newest = new ArrayList<>(acting);
    Collections.reverse(newest);
    return newest;
  }

  private synchronized boolean leaves(Agent agent) {
    return acting.remove(agent);
  }
}
