package io.orrery.wiring;

import io.orrery.session.AfterHours;
import io.orrery.session.TransitionState;
import io.orrery.session.Transitions;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;

/**
 * Opens and ends sessions, and destroys the instances of {@link UniverseSessionScoped} beans with
 * their session. The configured universes open when the deployment starts, and all close when it
 * stops; a universe that cannot open keeps the deployment from starting.
 */
@Part
@CrossUniverse("opens and ends each by itself")
public final class UniverseLifecycle {

  private static final System.Logger LOG = System.getLogger(UniverseLifecycle.class.getName());

  private final Universes universes;
  private final BoundLifecycle lifecycle;
  private final Transitions transitions;
  private final ControlParts.Schedule schedule;

  @Inject
  UniverseLifecycle(
      Universes universes,
      BoundLifecycle lifecycle,
      Transitions transitions,
      ControlParts.Schedule schedule) {
    this.universes = universes;
    this.lifecycle = lifecycle;
    this.transitions = transitions;
    this.schedule = schedule;
  }

  /**
   * Opens a new session of {@code universe}, with new instances of everything in it.
   *
   * @throws io.orrery.session.UniverseClosedException if this deployment is not told to open it
   * @throws IllegalStateException if a session is open
   * @throws io.orrery.trade.LedgerException if it cannot be owned or is damaged
   */
  public UniverseSession open(Universe universe) {
    return lifecycle.open(universe);
  }

  /**
   * Ends the open session of {@code universe}, then destroys its instances: they see a session that
   * takes nothing more. They are destroyed also if closing fails. Nothing happens if no session is
   * open.
   *
   * @param reason who or what ends it, as a sentence
   */
  public void close(Universe universe, String reason) {
    lifecycle.close(universe, reason);
  }

  void start(
      @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.LIBRARY_BEFORE)
          Object event) {
    try {
      Set<Universe> opening = universes.configured();
      asleep().forEach(universes::rest);
      opening.removeAll(asleep());
      opening.removeAll(betweenUniverses());
      opening.forEach(this::open);
    } catch (RuntimeException e) {
      closeAll("the start failed: " + e.getMessage(), e);
      throw e;
    }
  }

  /** Whose turn it is not, by the schedule of after hours. */
  private Set<Universe> asleep() {
    return schedule
        .afterHours()
        .map(AfterHours::turn)
        .map(turn -> turn == Universe.PAPER ? Universe.SIMULATION : Universe.PAPER)
        .map(Set::of)
        .orElse(Set.of());
  }

  /** Both sides of a transition that was interrupted stay closed until somebody resumes it. */
  private Set<Universe> betweenUniverses() {
    Set<Universe> closed = EnumSet.noneOf(Universe.class);
    for (TransitionState interrupted : transitions.interrupted()) {
      closed.add(interrupted.transition().from());
      closed.add(interrupted.transition().to());
      LOG.log(
          Level.ERROR,
          "transition {0} was interrupted: {1}",
          interrupted.id(),
          interrupted.sentence());
    }
    return closed;
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    stop();
  }

  @PreDestroy
  void stop() {
    RuntimeException failure = new IllegalStateException("not every universe closed as it should");
    closeAll("the deployment stops", failure);
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  private void closeAll(String reason, RuntimeException failure) {
    for (Universe universe : Universe.values()) {
      try {
        close(universe, reason);
      } catch (RuntimeException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
