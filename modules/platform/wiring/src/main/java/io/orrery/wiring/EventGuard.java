package io.orrery.wiring;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every {@code Event} that is injected or looked up, and refuses there what must not
 * be fired, whether or not anyone observes it. What goes around it ({@code BeanManager.getEvent()},
 * a server's remote events) meets the same rules at every observer.
 *
 * <p>It is {@code Serializable} because a decorator of a bean of the container must be.
 */
@Decorator
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
abstract class EventGuard<T> implements Event<T>, Serializable {

  private static final long serialVersionUID = 1L;

  private final transient GuardedEvent<T> guarded;

  @Inject
  EventGuard(@Delegate @Any Event<T> delegate, @Nullable InjectionPoint place, EventGate gate) {
    Set<Annotation> qualifiers = place == null ? Set.of() : place.getQualifiers();
    this.guarded = new GuardedEvent<>(delegate, qualifiers, gate);
  }

  @Override
  public void fire(T event) {
    guarded.fire(event);
  }

  @Override
  public <U extends T> CompletionStage<U> fireAsync(U event) {
    return guarded.fireAsync(event);
  }

  @Override
  public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
    return guarded.fireAsync(event, options);
  }

  @Override
  public Event<T> select(Annotation... qualifiers) {
    return guarded.select(qualifiers);
  }

  @Override
  public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
    return guarded.select(subtype, qualifiers);
  }

  @Override
  public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
    return guarded.select(subtype, qualifiers);
  }
}
