package io.orrery.session;

import java.util.List;

/**
 * What a transition would do.
 *
 * @param transition what is wanted
 * @param sourceSession the session that would end
 * @param parts what would be destroyed
 */
public record TransitionPlan(
    Transition transition, String sourceSession, List<Inventory.Item> parts) {

  /** Copies {@code parts}. */
  public TransitionPlan {
    parts = List.copyOf(parts);
  }

  /** How many parts of a kind would be destroyed. */
  public long count(Inventory.Kind kind) {
    return parts.stream().filter(part -> part.kind() == kind && !part.isOver()).count();
  }
}
