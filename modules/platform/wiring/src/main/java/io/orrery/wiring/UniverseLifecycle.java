package io.orrery.wiring;

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

/**
 * Opens and ends sessions, and destroys the instances of {@link UniverseSessionScoped} beans with
 * their session. The configured universes open when the deployment starts, and all close when it
 * stops; a universe that cannot open keeps the deployment from starting.
 */
@Part
@CrossUniverse("opens and ends each by itself")
public final class UniverseLifecycle {

  private final Universes universes;
  private final SessionInstances instances;

  @Inject
  UniverseLifecycle(Universes universes, SessionInstances instances) {
    this.universes = universes;
    this.instances = instances;
  }

  /**
   * Opens a new session of {@code universe}, with new instances of everything in it.
   *
   * @throws io.orrery.session.UniverseClosedException if this deployment is not told to open it
   * @throws IllegalStateException if a session is open
   * @throws io.orrery.trade.LedgerException if it cannot be owned or is damaged
   */
  public UniverseSession open(Universe universe) {
    try {
      return universes.open(universe);
    } finally {
      instances.destroyClosed();
    }
  }

  /**
   * Ends the open session of {@code universe}, then destroys its instances: they see a session that
   * takes nothing more. They are destroyed also if closing fails. Nothing happens if no session is
   * open.
   *
   * @param reason who or what ends it, as a sentence
   */
  public void close(Universe universe, String reason) {
    try {
      universes.close(universe, reason);
    } finally {
      instances.destroyClosed();
    }
  }

  void start(
      @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.LIBRARY_BEFORE)
          Object event) {
    try {
      universes.configured().forEach(this::open);
    } catch (RuntimeException e) {
      closeAll("the start failed: " + e.getMessage(), e);
      throw e;
    }
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
