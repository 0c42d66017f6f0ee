package io.orrery.wiring;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** An {@code Event} that the gate guards, and whose selected children it guards, too. */
final class GuardedEvent<T> implements Event<T> {

  private final Event<T> delegate;
  private final Set<Annotation> qualifiers;
  private final FiringPoint place;
  private final EventGate gate;

  GuardedEvent(Event<T> delegate, Set<Annotation> qualifiers, EventGate gate) {
    this.delegate = delegate;
    this.qualifiers = qualifiers;
    this.place = FiringPoint.of(qualifiers);
    this.gate = gate;
  }

  @Override
  public void fire(T event) {
    gate.requireFireable(event, place);
    delegate.fire(event);
  }

  @Override
  public <U extends T> CompletionStage<U> fireAsync(U event) {
    gate.requireFireable(event, place);
    return delegate.fireAsync(event);
  }

  @Override
  public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
    gate.requireFireable(event, place);
    return delegate.fireAsync(event, options);
  }

  @Override
  public Event<T> select(Annotation... more) {
    return new GuardedEvent<>(delegate.select(more), with(more), gate);
  }

  @Override
  public <U extends T> Event<U> select(Class<U> subtype, Annotation... more) {
    return new GuardedEvent<>(delegate.select(subtype, more), with(more), gate);
  }

  @Override
  public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... more) {
    return new GuardedEvent<>(delegate.select(subtype, more), with(more), gate);
  }

  private Set<Annotation> with(Annotation... more) {
    Set<Annotation> all = new HashSet<>(qualifiers);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }
}
