package io.orrery.wiring;

import io.orrery.universe.Universe;
import java.util.Collection;
import java.util.stream.Collectors;

/** Words that the messages of this module share. */
final class Sentences {

  /** How a universe is named at an injection point. */
  static final String WRITE_INJECT = "@Inject @Live, @Inject @Paper or @Inject @Simulation";

  private Sentences() {}

  /** The name of a universe's qualifier, without the at sign. */
  static String qualifier(Universe universe) {
    return universe.qualifier().annotationType().getSimpleName();
  }

  /**
   * The qualifiers of {@code universes}, such as {@code @Live and @Paper}, or that there is none.
   */
  static String universes(Collection<Universe> universes) {
    return universes.isEmpty()
        ? "no universe"
        : universes.stream().map(u -> "@" + qualifier(u)).collect(Collectors.joining(" and "));
  }
}
