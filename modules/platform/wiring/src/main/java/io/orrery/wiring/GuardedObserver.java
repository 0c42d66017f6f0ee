package io.orrery.wiring;

import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the place of an observer of the application: however an event was fired, the observer
 * does not see it unless it may be observed. What the observer throws comes through as it is.
 *
 * <p>Weld describes all events of one class that one {@code Event} fires by one metadata object,
 * and copies its qualifiers at every question, which costs more than the event. So what the last
 * one said is kept.
 */
final class GuardedObserver<T> implements ObserverMethod<T> {

  private final ObserverMethod<T> observer;
  private final EventGate gate;
  private volatile Fired last = new Fired(null, FiringPoint.of(Set.of()));

  GuardedObserver(ObserverMethod<T> observer, EventGate gate) {
    this.observer = observer;
    this.gate = gate;
  }

  @Override
  public void notify(EventContext<T> event) {
    gate.requireObservable(event.getEvent(), place(event.getMetadata()));
    observer.notify(event);
  }

  private FiringPoint place(EventMetadata metadata) {
    Fired known = last;
    if (known.metadata() != metadata) {
      known = new Fired(metadata, FiringPoint.of(metadata.getQualifiers()));
      last = known;
    }
    return known.place();
  }

  @Override
  public Class<?> getBeanClass() {
    return observer.getBeanClass();
  }

  @Override
  public Bean<?> getDeclaringBean() {
    return observer.getDeclaringBean();
  }

  @Override
  public Type getObservedType() {
    return observer.getObservedType();
  }

  @Override
  public Set<Annotation> getObservedQualifiers() {
    return observer.getObservedQualifiers();
  }

  @Override
  public Reception getReception() {
    return observer.getReception();
  }

  @Override
  public TransactionPhase getTransactionPhase() {
    return observer.getTransactionPhase();
  }

  @Override
  public int getPriority() {
    return observer.getPriority();
  }

  @Override
  public boolean isAsync() {
    return observer.isAsync();
  }

  @Override
  public String toString() {
    return "guarded " + observer;
  }

  private record Fired(@Nullable EventMetadata metadata, FiringPoint place) {}
}
