package io.orrery.wiring;

import io.orrery.promotion.PromotionDesk;
import io.orrery.session.ControlDesk;
import io.orrery.session.KillSwitch;
import io.orrery.session.Transitions;
import io.orrery.session.Universes;
import io.orrery.trade.Storage;
import java.util.Set;
import java.util.stream.Stream;

/** Which types have to do with universes, for the checks at deployment. */
final class UniverseTypes {

  private static final Set<Class<?>> OF_ALL =
      Set.of(
          Universes.class,
          UniverseLifecycle.class,
          BoundLifecycle.class,
          Transitions.class,
          KillSwitch.class,
          ControlDesk.class,
          PromotionDesk.class,
          Storage.class);

  private UniverseTypes() {}

  /** Whether every universe has its own of {@code type}. */
  static boolean isOfOne(Class<?> type) {
    return UniverseBeans.TYPES.contains(type) || type == UniverseEvents.class;
  }

  /** Whether what is injected as {@code type} has power over every universe. */
  static boolean isOfAll(Class<?> type) {
    return OF_ALL.contains(type);
  }

  /** Whether a lookup of {@code type} can find what is of one universe or of all. */
  static boolean mayBeOfAny(Class<?> type) {
    return Stream.of(UniverseBeans.TYPES, OF_ALL, Set.<Class<?>>of(UniverseEvents.class))
        .flatMap(Set::stream)
        .anyMatch(type::isAssignableFrom);
  }
}
