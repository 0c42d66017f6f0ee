package io.orrery.wiring;

import io.orrery.universe.Fact;
import io.orrery.universe.PerUniverse;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

/**
 * Where recorded events go: for each universe and kind of fact an {@code Event<Recorded<F>>} with
 * the universe's qualifier, so that observers of {@code Recorded<F>} of that universe are reached
 * and no others. Made once and kept: selecting an event costs more than firing it.
 */
@Part
final class EventTargets {

  private final PerUniverse<OfUniverse> byUniverse;

  @Inject
  EventTargets(BeanManager beans) {
    this.byUniverse = new PerUniverse<>(universe -> new OfUniverse(universe, beans));
  }

  /** Where {@code recorded} goes, by its universe and its fact's class. */
  @SuppressWarnings("unchecked") // the target kept for the class F is an Event<Recorded<F>>
  <F extends Fact> Event<Recorded<F>> of(Recorded<F> recorded) {
    OfUniverse targets = byUniverse.of(recorded.provenance().universe());
    return (Event<Recorded<F>>) targets.get(recorded.fact().getClass());
  }

  private static final class OfUniverse extends ClassValue<Event<?>> {
    private final Universe universe;
    private final BeanManager beans;

    OfUniverse(Universe universe, BeanManager beans) {
      this.universe = universe;
      this.beans = beans;
    }

    /**
     * As if it were injected at a place that names the type and the universe. What is selected from
     * it is guarded like it, without the container's slow way through {@link EventGuard}.
     */
    @Override
    protected Event<?> computeValue(Class<?> factClass) {
      Event<?> injected =
          (Event<?>)
              beans.getInjectableReference(
                  TargetPoint.of(universe, factClass), beans.createCreationalContext(null));
      return injected.select();
    }
  }
}
