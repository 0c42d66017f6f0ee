package io.orrery.wiring;

import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Fact;
import io.orrery.universe.Live;
import io.orrery.universe.Paper;
import io.orrery.universe.Recorded;
import io.orrery.universe.Simulation;
import io.orrery.universe.Stamped;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Fires events of one universe: {@code @Inject @Paper UniverseEvents<SignalRaised>}. There is none
 * without a universe, and no other way to fire an event of the application.
 *
 * <p>An event is given the provenance of the universe's open session and is durable in its events
 * ledger before any observer is told. Observers name the universe and the fact:
 *
 * <pre>{@code void on(@Observes @Paper Recorded<SignalRaised> event)}</pre>
 *
 * @param <F> the facts that are fired
 */
@Dependent
@Live
@Paper
@Simulation
@CrossUniverse(
    "one class, of which every injection gets its own, of the one universe that it names")
public class UniverseEvents<F extends Fact> {

  private final Universe universe;
  private final EventTargets targets;

  @Inject
  UniverseEvents(InjectionPoint injectionPoint, EventTargets targets) {
    this.universe = onlyUniverse(injectionPoint);
    this.targets = targets;
  }

  /**
   * Records {@code fact} as an event, then calls its observers ({@code @Observes}) in this thread.
   * What an observer throws comes through; the event is durable all the same.
   *
   * @throws IllegalStateException if the universe has no open session; nothing was recorded
   * @throws io.orrery.trade.LedgerException if the disk failed; nobody was told
   */
  @Stamped
  public Recorded<F> fire(F fact) {
    throw unstamped(fact);
  }

  /**
   * Records {@code fact} as an event in this thread, then has its asynchronous observers
   * ({@code @ObservesAsync}) called in others.
   *
   * @return completes when all observers have, exceptionally if one failed
   * @throws IllegalStateException if the universe has no open session; nothing was recorded
   * @throws io.orrery.trade.LedgerException if the disk failed; nobody was told
   */
  @Stamped
  public CompletionStage<Recorded<F>> fireAsync(F fact) {
    throw unstamped(fact);
  }

  Universe universe() {
    return universe;
  }

  Recorded<F> tell(Recorded<F> recorded) {
    targets.of(recorded).fire(recorded);
    return recorded;
  }

  CompletionStage<Recorded<F>> tellLater(Recorded<F> recorded) {
    return targets.of(recorded).fireAsync(recorded);
  }

  private static Universe onlyUniverse(InjectionPoint at) {
    Set<Universe> named = Universe.among(at.getQualifiers());
    if (named.size() != 1) {
      throw new IllegalStateException(
          "UniverseEvents must be injected with exactly one universe, %s names %s"
              .formatted(at, named));
    }
    return named.iterator().next();
  }

  /** What {@link StampedInterceptor} keeps from running, as long as it is there. */
  private IllegalStateException unstamped(F fact) {
    return new IllegalStateException(
        "an event of %s must be stamped before it is fired, and the interceptor that stamps is not active: %s was not fired"
            .formatted(universe, fact.type()));
  }
}
