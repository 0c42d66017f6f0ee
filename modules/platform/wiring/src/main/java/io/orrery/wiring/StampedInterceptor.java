package io.orrery.wiring;

import io.orrery.session.Universes;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Stamped;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletionStage;

/**
 * Stamps what {@link UniverseEvents} fires: the open session of its universe mints it and records
 * it durably, then its observers are told. It stands in the method's place and never proceeds to
 * it, so that without it nothing is fired at all.
 */
@Interceptor
@Stamped
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
@CrossUniverse("stamps for whichever universe the fired event is of")
class StampedInterceptor {

  private final Universes universes;

  @Inject
  StampedInterceptor(Universes universes) {
    this.universes = universes;
  }

  @AroundInvoke
  Object stamp(InvocationContext call) {
    if (call.getTarget() instanceof UniverseEvents<?> events) {
      return stamp(events, call);
    }
    throw new IllegalStateException(
        "@Stamped must be on methods of UniverseEvents, was on " + call.getMethod());
  }

  @SuppressWarnings("unchecked") // both methods of UniverseEvents<F> take one F
  private <F extends Fact> Object stamp(UniverseEvents<F> events, InvocationContext call) {
    F fact = (F) call.getParameters()[0];
    Recorded<F> recorded = universes.session(events.universe()).events().record(fact);
    return call.getMethod().getReturnType() == CompletionStage.class
        ? events.tellLater(recorded)
        : events.tell(recorded);
  }
}
