package io.orrery.wiring;

import io.orrery.session.Inventory;
import io.orrery.session.UniverseSession;
import io.orrery.universe.Session;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The instances of {@link UniverseSessionScoped} beans, by session. Safe for use by many threads.
 */
final class SessionInstances {

  private static final System.Logger LOG = System.getLogger(SessionInstances.class.getName());

  private final Map<Session, OfOneSession> bySession = new ConcurrentHashMap<>();

  /** The instance of {@code contextual} in {@code session}, if there is one. */
  <T> @Nullable T find(Session session, Contextual<T> contextual) {
    OfOneSession instances = bySession.get(session);
    return instances == null ? null : instances.find(contextual);
  }

  /**
   * The instance of {@code contextual} in {@code session}, made if there is none yet.
   *
   * @throws io.orrery.universe.SessionClosedException if the session has closed meanwhile
   */
  <T> T findOrCreate(UniverseSession of, Contextual<T> contextual, CreationalContext<T> context) {
    return bySession
        .computeIfAbsent(of.session(), session -> new OfOneSession(session, of.inventory()))
        .findOrCreate(contextual, context);
  }

  /** Destroys the instance of {@code contextual} in {@code session}, if there is one. */
  void destroy(Session session, Contextual<?> contextual) {
    OfOneSession instances = bySession.get(session);
    if (instances != null) {
      instances.destroy(contextual);
    }
  }

  /** Destroys every instance of every session that has closed, the newest of each first. */
  void destroyClosed() {
    bySession.forEach(
        (session, instances) -> {
          if (session.closedAt().isPresent()) {
            bySession.remove(session);
            instances.destroyAll();
          }
        });
  }

  private static final class OfOneSession {
    private final Session session;
    private final Inventory inventory;
    private final Map<Contextual<?>, Instance<?>> instances = new ConcurrentHashMap<>();
    private final Deque<Contextual<?>> newestFirst = new ArrayDeque<>();

    OfOneSession(Session session, Inventory inventory) {
      this.session = session;
      this.inventory = inventory;
    }

    @SuppressWarnings("unchecked") // the entry of a Contextual<T> is an Instance<T>
    <T> @Nullable T find(Contextual<T> contextual) {
      Instance<?> found = instances.get(contextual);
      return found == null ? null : ((Instance<T>) found).object();
    }

    /** A closed session gets no new instance, so none is made after {@link #destroyAll}. */
    synchronized <T> T findOrCreate(Contextual<T> contextual, CreationalContext<T> context) {
      T found = find(contextual);
      if (found != null) {
        return found;
      }
      session.requireOpen();
      T created = contextual.create(context);
      Instance<T> instance = new Instance<>(contextual, created, context);
      instances.put(contextual, instance);
      inventory.add(
          Inventory.Kind.INSTANCE, "bean " + name(contextual), instance, Instance::isDestroyed);
      newestFirst.push(contextual);
      return created;
    }

    synchronized void destroy(Contextual<?> contextual) {
      newestFirst.remove(contextual);
      Instance<?> removed = instances.remove(contextual);
      if (removed != null) {
        removed.destroy(session);
      }
    }

    synchronized void destroyAll() {
      while (!newestFirst.isEmpty()) {
        destroy(newestFirst.peek());
      }
    }
  }

  private static String name(Contextual<?> contextual) {
    return contextual instanceof Bean<?> bean
        ? bean.getBeanClass().getSimpleName()
        : contextual.getClass().getSimpleName();
  }

  private static final class Instance<T> {
    private final Contextual<T> contextual;
    private final T object;
    private final CreationalContext<T> context;
    private volatile boolean isDestroyed;

    Instance(Contextual<T> contextual, T object, CreationalContext<T> context) {
      this.contextual = contextual;
      this.object = object;
      this.context = context;
    }

    T object() {
      return object;
    }

    boolean isDestroyed() {
      return isDestroyed;
    }

    /** One instance that fails at its end keeps no other from being destroyed. */
    void destroy(Session session) {
      try {
        contextual.destroy(object, context);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "failed to destroy " + contextual + " of " + session, e);
      } finally {
        isDestroyed = true;
      }
    }
  }
}
