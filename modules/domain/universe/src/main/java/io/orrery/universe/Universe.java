package io.orrery.universe;

import io.orrery.basics.Check;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One of the three realities in which trading runs. They are separate, not modes: nothing that is
 * bound to one is ever bound to another.
 */
public enum Universe {
  /** Real capital, irreversible. */
  @Live
  LIVE,
  /** A broker's paper account under real market constraints. */
  @Paper
  PAPER,
  /** Synthetic or replayed data, at any hour. */
  @Simulation
  SIMULATION;

  private final String wireName = name().toLowerCase(Locale.ROOT);
  private final Annotation qualifier = readQualifier();

  /** The name outside of Java: {@code live}, {@code paper} or {@code simulation}. */
  public String wireName() {
    return wireName;
  }

  /** The first letter of ids that this universe gives to the outside world: L, P or S. */
  public char letter() {
    return name().charAt(0);
  }

  /** Whether a mistake costs money that cannot be had back. */
  public boolean hasRealCapital() {
    return this == LIVE;
  }

  /** Whether it may run while the market is closed. */
  public boolean overridesMarketHours() {
    return this == SIMULATION;
  }

  /** Whether a session opens only with a person's explicit {@link Confirmation}. */
  public boolean needsConfirmation() {
    return this == LIVE;
  }

  /** Its CDI qualifier: {@link Live}, {@link Paper} or {@link Simulation}. */
  public Annotation qualifier() {
    return qualifier;
  }

  /**
   * Reads a wire name.
   *
   * @throws IllegalArgumentException for anything but exactly {@code live}, {@code paper} or {@code
   *     simulation}; case counts, and nothing is guessed
   */
  public static Universe parse(String wireName) {
    for (Universe universe : values()) {
      if (universe.wireName.equals(wireName)) {
        return universe;
      }
    }
    throw new IllegalArgumentException(
        "universe must be one of " + wireNames() + ", was " + Check.shown(wireName));
  }

  /** The universes whose qualifiers are among {@code annotations}; empty if none is. */
  public static Set<Universe> among(Collection<? extends Annotation> annotations) {
    EnumSet<Universe> found = EnumSet.noneOf(Universe.class);
    for (Annotation annotation : annotations) {
      for (Universe universe : values()) {
        if (universe.qualifier.annotationType() == annotation.annotationType()) {
          found.add(universe);
        }
      }
    }
    return Collections.unmodifiableSet(found);
  }

  private static String wireNames() {
    return Arrays.stream(values()).map(Universe::wireName).collect(Collectors.joining(", "));
  }

  /** The annotation on the constant itself, so that it equals the one at any injection point. */
  private Annotation readQualifier() {
    try {
      return Universe.class.getField(name()).getAnnotations()[0];
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("an enum constant is a field", e);
    }
  }

  @Override
  public String toString() {
    return wireName;
  }
}
