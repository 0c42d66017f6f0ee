package io.orrery.wiring;

import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.configurator.ObserverMethodConfigurator.EventConsumer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an observer of the application: however an event was fired, the observer does not
 * see it unless it may be observed.
 *
 * <p>Weld describes all events of one class that one {@code Event} fires by one metadata object,
 * and copies its qualifiers at every question, which costs more than the event. So what the last
 * one said is kept.
 */
final class GuardedObserver<T> implements EventConsumer<T> {

  private final ObserverMethod<T> observer;
  private final EventGate gate;
  private volatile Fired last = new Fired(null, FiringPoint.of(Set.of()));

  GuardedObserver(ObserverMethod<T> observer, EventGate gate) {
    this.observer = observer;
    this.gate = gate;
  }

  @Override
  public void accept(EventContext<T> event) throws Exception {
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

  private record Fired(@Nullable EventMetadata metadata, FiringPoint place) {}
}
