package io.orrery.wiring;

import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Set;
import java.util.function.Consumer;

/** Checks each observer of the application by itself. */
final class ObserverCheck {

  private final Consumer<String> problems;

  ObserverCheck(Consumer<String> problems) {
    this.problems = problems;
  }

  void check(Observer observer) {
    if (isDeaf(observer)) {
      problems.accept(
          DeploymentProblem.DEAF_OBSERVER.sentence(
              "%s: no event is of type %s, for events are records that a ledger holds: observe Recorded of one record class, or Recorded<?>",
              observer.place(), observer.type().getTypeName()));
    } else if (observer.takesRecords() && !namesWhatItMay(observer)) {
      problems.accept(
          DeploymentProblem.OBSERVER_WITHOUT_UNIVERSE.sentence(
              "%s: an observer of what universes tell must name one universe, names %s: add @Live, @Paper or @Simulation to its event parameter",
              observer.place(), Sentences.universes(observer.universes())));
    }
  }

  private static boolean namesWhatItMay(Observer observer) {
    Set<Universe> named = observer.universes();
    if (!named.isEmpty()) {
      return named.size() == 1;
    }
    return observer.isCrossUniverse() || isForOthers(observer);
  }

  /** Such as {@code @Observes @Initialized(ApplicationScoped.class) Object}. */
  private static boolean isForOthers(Observer observer) {
    return observer.rawType() != Recorded.class && observer.asksForAnother();
  }

  private static boolean isDeaf(Observer observer) {
    Class<?> type = observer.rawType();
    return Fact.class.isAssignableFrom(type)
        || type == Minted.class
        || (type == Recorded.class && isOfNoRecord(observer));
  }

  private static boolean isOfNoRecord(Observer observer) {
    return observer.type() instanceof ParameterizedType of
        && of.getActualTypeArguments()[0] instanceof Class<?> fact
        && Modifier.isAbstract(fact.getModifiers());
  }
}
