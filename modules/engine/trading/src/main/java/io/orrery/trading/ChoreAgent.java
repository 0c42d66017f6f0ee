package io.orrery.trading;

import io.orrery.session.Agent;
import io.orrery.session.AgentThread;
import io.orrery.session.Inventory;
import io.orrery.session.UniverseSession;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Does one chore for one session, on a thread of its own so that nobody waits for it, and records
 * what it finds. What it looks at being wrong makes it an agent in error, which raises an alert; it
 * looks again all the same.
 */
public final class ChoreAgent implements Agent {

  private static final System.Logger LOG = System.getLogger(ChoreAgent.class.getName());

  /** What it looks at may begin together with the session. */
  private static final Duration FIRST = Duration.ofMinutes(1);

  private final UniverseSession session;
  private final Roster roster;
  private final Chore chore;
  private final Clock clock;
  private final AgentThread thread;

  /**
   * Has done nothing yet; its first look comes after a minute, or sooner if it looks more often.
   */
  public ChoreAgent(UniverseSession session, Roster roster, Chore chore, Clock clock) {
    this.session = session;
    this.roster = roster;
    this.chore = chore;
    this.clock = clock;
    this.thread =
        new AgentThread(
            "orrery-%s-%s".formatted(chore.role().wireName(), session.universe()), this::run);
  }

  @Override
  public void start() {
    session.inventory().add(Inventory.Kind.THREAD, thread.toString(), thread, AgentThread::isOver);
    thread.start();
  }

  @Override
  public void stop() {
    thread.stop();
  }

  private void run() {
    try {
      rest(chore.every().compareTo(FIRST) < 0 ? chore.every() : FIRST);
      while (!thread.isStopped()) {
        look();
        rest(chore.every());
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "{0} was told to stop", thread);
    }
  }

  private void look() throws InterruptedException {
    try {
      Chore.Found found = thread.waitFor(chore::look);
      session.events().publish(found.fact());
      roster.ticked(chore.role(), clock.instant(), 1);
      found.problem().ifPresent(this::wrong);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, thread + " failed", e);
      wrong(String.valueOf(e.getMessage()));
    }
  }

  private void wrong(String problem) {
    roster.become(chore.role(), AgentReport.State.ERROR, Optional.of(problem));
  }

  private void rest(Duration time) throws InterruptedException {
    thread.waitFor(
        () -> {
          Thread.sleep(time.toMillis());
          return true;
        });
  }

  @Override
  public String toString() {
    return thread.toString();
  }
}
