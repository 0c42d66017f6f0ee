package io.orrery.trade;

import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an act of control, such as a kill, reaches: one universe, or all of the deployment.
 *
 * @param only the universe; empty for all
 */
public record ControlScope(Optional<Universe> only) {

  /** Every universe. */
  public static ControlScope all() {
    return new ControlScope(Optional.empty());
  }

  /** One universe. */
  public static ControlScope of(Universe universe) {
    return new ControlScope(Optional.of(universe));
  }

  /** All scopes that there are, the widest first. */
  public static List<ControlScope> values() {
    List<ControlScope> scopes = new ArrayList<>(List.of(all()));
    for (Universe universe : Universe.values()) {
      scopes.add(of(universe));
    }
    return scopes;
  }

  /** Whether {@code universe} is within it. */
  public boolean reaches(Universe universe) {
    return only.isEmpty() || only.get() == universe;
  }

  /** The name on the wire: {@code all}, or the universe's. */
  public String wireName() {
    return only.map(Universe::wireName).orElse("all");
  }

  @Override
  public String toString() {
    return wireName();
  }
}
