package io.orrery.wiring;

import io.orrery.universe.Universe;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.TypeVariable;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Follows what every class is injected with, and what that is injected with, to find who reaches
 * more than one universe.
 */
final class Reach {

  private final Survey survey;
  private final BeanManager beans;

  Reach(Survey survey, BeanManager beans) {
    this.survey = survey;
    this.beans = beans;
  }

  /** Tells {@code problems} of every class that reaches more than one universe and may not. */
  void check(Consumer<String> problems) {
    for (Owner owner : survey.owners()) {
      if (!owner.isCrossUniverse()) {
        Map<Universe, String> reached = new EnumMap<>(Universe.class);
        follow(owner, reached, new HashSet<>());
        if (reached.size() > 1) {
          problems.accept(mixed(owner, reached));
        }
      }
    }
  }

  private void follow(Owner owner, Map<Universe, String> reached, Set<Owner> seen) {
    if (seen.add(owner)) {
      owner.named().forEach((universe, place) -> note(universe, owner, place, reached));
      owner.wanted().forEach(wanted -> follow(owner, wanted, reached, seen));
    }
  }

  private void follow(Owner owner, Wanted wanted, Map<Universe, String> reached, Set<Owner> seen) {
    if (reachesAll(wanted)) {
      for (Universe universe : Universe.values()) {
        note(universe, owner, Places.of(wanted.point()), reached);
      }
    } else if (!UniverseTypes.isOfOne(wanted.rawType())) {
      for (Bean<?> bean : resolve(wanted)) {
        Owner next = survey.find(bean);
        if (next != null && !next.isCrossUniverse()) {
          follow(next, reached, seen);
        }
      }
    }
  }

  private static boolean reachesAll(Wanted wanted) {
    return UniverseTypes.isOfAll(wanted.rawType())
        || (wanted.choosesAny() && UniverseTypes.mayBeOfAny(wanted.rawType()));
  }

  /** What is injected, or all that may be looked up. */
  private Set<Bean<?>> resolve(Wanted wanted) {
    if (wanted.type() instanceof TypeVariable) {
      return Set.of();
    }
    Annotation[] qualifiers = wanted.qualifiers().toArray(new Annotation[0]);
    Set<Bean<?>> candidates = beans.getBeans(wanted.type(), qualifiers);
    return wanted.lookedUp() ? candidates : chosen(candidates);
  }

  private Set<Bean<?>> chosen(Set<Bean<?>> candidates) {
    try {
      Bean<?> bean = beans.resolve(candidates);
      return bean == null ? Set.of() : Set.of(bean);
    } catch (AmbiguousResolutionException e) {
      return candidates;
    }
  }

  private static void note(
      Universe universe, Owner owner, String place, Map<Universe, String> reached) {
    String where = place.contains(owner.name()) ? place : place + " of " + owner.name();
    reached.putIfAbsent(universe, where);
  }

  private static String mixed(Owner owner, Map<Universe, String> reached) {
    String ways =
        reached.entrySet().stream()
            .map(way -> Sentences.universes(List.of(way.getKey())) + " by " + way.getValue())
            .collect(Collectors.joining(", "));
    return DeploymentProblem.MIXED_UNIVERSES.sentence(
        "%s: a class must keep to one universe, reaches %s: make it one class for each, or annotate it @CrossUniverse(\"why\") if it puts universes side by side",
        owner.name(), ways);
  }
}
