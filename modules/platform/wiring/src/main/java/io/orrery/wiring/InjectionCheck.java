package io.orrery.wiring;

import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import jakarta.enterprise.event.Event;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.function.Consumer;

/** Checks each injection point by itself. */
final class InjectionCheck {

  private final Consumer<String> problems;

  InjectionCheck(Consumer<String> problems) {
    this.problems = problems;
  }

  void check(Wanted wanted) {
    requireUniverse(wanted);
    requireOneUniverse(wanted);
    requireUniverseEvents(wanted);
  }

  private void requireUniverse(Wanted wanted) {
    if (UniverseTypes.isOfOne(wanted.rawType())
        && wanted.universes().isEmpty()
        && !wanted.choosesAny()) {
      problems.accept(
          DeploymentProblem.NO_UNIVERSE.sentence(
              "%s: every universe has its own %s, and none is named: write %s",
              Places.of(wanted.point()), wanted.rawType().getSimpleName(), Sentences.WRITE_INJECT));
    }
  }

  private void requireOneUniverse(Wanted wanted) {
    if (wanted.universes().size() > 1) {
      problems.accept(
          DeploymentProblem.TWO_UNIVERSES.sentence(
              "%s: an injection point must name one universe, names %s: inject each on its own",
              Places.of(wanted.point()), Sentences.universes(wanted.universes())));
    }
  }

  private void requireUniverseEvents(Wanted wanted) {
    if (Event.class.isAssignableFrom(wanted.rawType()) && isOfFacts(wanted.rawArgument())) {
      problems.accept(
          DeploymentProblem.BARE_EVENT.sentence(
              "%s: what a universe tells must be fired by UniverseEvents, which stamps it: write %s UniverseEvents<%s>",
              Places.of(wanted.point()), Sentences.WRITE_INJECT, factOf(wanted.type())));
    }
  }

  private static boolean isOfFacts(Class<?> type) {
    return type == Recorded.class || type == Minted.class || Fact.class.isAssignableFrom(type);
  }

  private static String factOf(Type eventType) {
    Type innermost = eventType;
    while (innermost instanceof ParameterizedType of) {
      innermost = of.getActualTypeArguments()[0];
    }
    return Wanted.raw(innermost).getSimpleName();
  }
}
