package io.orrery.universe;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One of a thing for each universe, made at once and kept: there is always one, and never one for
 * two.
 *
 * @param <T> the thing
 */
public final class PerUniverse<T> {

  private final List<T> byOrdinal;

  /** Makes one for each universe. */
  public PerUniverse(Function<Universe, ? extends T> maker) {
    this.byOrdinal = Arrays.stream(Universe.values()).<T>map(maker::apply).toList();
  }

  /** The one of {@code universe}. */
  public T of(Universe universe) {
    return byOrdinal.get(universe.ordinal());
  }
}
