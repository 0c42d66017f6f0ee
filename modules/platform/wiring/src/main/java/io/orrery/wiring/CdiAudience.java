package io.orrery.wiring;

import io.orrery.session.Audience;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/**
 * Tells CDI observers what a session publishes: first the synchronous ones, whose failure comes
 * through, then the asynchronous ones, whose failure is logged.
 */
@Part
final class CdiAudience implements Audience {

  private static final System.Logger LOG = System.getLogger(CdiAudience.class.getName());

  private final EventTargets targets;

  @Inject
  CdiAudience(EventTargets targets) {
    this.targets = targets;
  }

  @Override
  public void tell(Recorded<?> event) {
    tellBoth(event);
  }

  private <F extends Fact> void tellBoth(Recorded<F> event) {
    Event<Recorded<F>> target = targets.of(event);
    try {
      target.fire(event);
    } finally {
      target.fireAsync(event).exceptionally(failure -> logged(event, failure));
    }
  }

  private static <F extends Fact> Recorded<F> logged(Recorded<F> event, Throwable failure) {
    LOG.log(Level.ERROR, "an asynchronous observer of " + event + " failed", failure);
    return event;
  }
}
